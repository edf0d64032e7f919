package checks

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
)

func objectsOf(t *testing.T, values string) *Objects {
	t.Helper()
	files, err := RenderWith(ChartFolder, values)
	if err != nil {
		t.Fatal(err)
	}
	objects, err := Decode(files)
	if err != nil {
		t.Fatal(err)
	}
	return objects
}

func valuesOf(t *testing.T, name string) string {
	t.Helper()
	if ValuesFiles[name] == "" {
		return "{}"
	}
	text, err := os.ReadFile(ValuesFiles[name])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestChartOfAllValuesFiles(t *testing.T) {
	examples, err := filepath.Glob(filepath.Join(ChartFolder, "examples/*.yaml"))
	if err != nil || len(examples) != len(ValuesFiles)-1 {
		t.Fatalf("%d examples, of which not all are checked", len(examples))
	}
	for name := range ValuesFiles {
		t.Run(name, func(t *testing.T) {
			objects := objectsOf(t, valuesOf(t, name))
			if len(objects.Deployments) != 7 || len(objects.Services) != 7 || len(objects.Budgets) != 7 {
				t.Errorf("not seven of each: %d, %d, %d", len(objects.Deployments), len(objects.Services), len(objects.Budgets))
			}
			clean(t, ChartViolations(objects))
		})
	}
}

func TestChartProductionHasAllThatIsOptional(t *testing.T) {
	objects := objectsOf(t, valuesOf(t, "production"))
	if len(objects.Scalers) != 5 || len(objects.Ingresses) != 1 || len(objects.Claims) != 0 {
		t.Errorf("%d scalers, %d ingresses, %d claims", len(objects.Scalers), len(objects.Ingresses), len(objects.Claims))
	}
	for _, deployment := range objects.Deployments {
		scaled := deployment.Name != "csp-gateway" && deployment.Name != "csp-county"
		if (deployment.Spec.Replicas == nil) != scaled {
			t.Errorf("%s: a number of replicas beside a scaler, or neither", deployment.Name)
		}
	}
	if host := objects.Ingresses[0].Spec.Rules[0].Host; host != "csp.cambridgeshire.example" {
		t.Errorf("the ingress is for %q", host)
	}
	for _, policy := range objects.Policies {
		for _, rule := range policy.Spec.Egress {
			for _, port := range rule.Ports {
				if port.Port.IntValue() == 27017 && len(rule.To) != 1 {
					t.Errorf("%s: to MongoDB anywhere", policy.Name)
				}
			}
		}
	}
}

func TestChartRefusesValues(t *testing.T) {
	refused := map[string]string{
		"a value there isn't":        "gatewy: {}",
		"one within":                 "kafka: { tsl: true }",
		"plain http":                 "publicUrl: http://csp.example.org",
		"a path":                     "publicUrl: https://example.org/csp",
		"a log level":                "logLevel: loud",
		"a prefix":                   "prefix: CSP",
		"brokers without a port":     "kafka: { brokers: kafka }",
		"a mechanism":                "kafka: { sasl: { mechanism: gssapi } }",
		"a seventh service":          "services: { other: {} }",
		"a volume of the gateway":    "gateway: { storage: { size: 1Gi } }",
		"a password":                 "mongo: { password: x }",
		"another digest":             "service: { image: { digest: latest } }",
		"mails from nobody":          "mail: { secret: { name: csp-mail } }",
		"an issuer without audience": "gateway: { oidc: { issuer: https://login.example.org } }",
	}
	for name, values := range refused {
		t.Run(name, func(t *testing.T) {
			if _, err := RenderWith(ChartFolder, values); err == nil {
				t.Error("taken")
			}
		})
	}
}

func TestChartDecodingIsStrict(t *testing.T) {
	deployment := "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec:\n  template:\n    spec:\n      "
	refused := map[string]string{
		"a field that isn't there": deployment + "containres: []\n",
		"a field twice":            deployment + "containers: []\n      containers: []\n",
		"a wrong kind of value":    "apiVersion: apps/v1\nkind: Deployment\nspec: { replicas: two }\n",
		"a Secret":                 "apiVersion: v1\nkind: Secret\nstringData: { url: x }\n",
		"an old version":           "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\n",
	}
	for name, manifest := range refused {
		t.Run(name, func(t *testing.T) {
			if _, err := Decode(map[string]string{"x.yaml": manifest}); err == nil {
				t.Error("taken")
			}
		})
	}
}

// Each rule sees the chart broken in the one way that it is there for.
func TestChartRulesFindWhatIsBroken(t *testing.T) {
	no, yes, root := false, true, int64(0)
	pod := func(o *Objects) *core.PodSpec { return &of(o, "csp-meetings").Spec.Template.Spec }
	container := func(o *Objects) *core.Container { return &pod(o).Containers[0] }
	broken := map[string]func(*Objects){
		"may run as root":                        func(o *Objects) { pod(o).SecurityContext.RunAsNonRoot = &no },
		"its container may run as root":          func(o *Objects) { container(o).SecurityContext.RunAsUser = &root },
		"has no securityContext":                 func(o *Objects) { pod(o).SecurityContext = nil },
		"its container has no securityContext":   func(o *Objects) { container(o).SecurityContext = nil },
		"has no seccomp profile":                 func(o *Objects) { pod(o).SecurityContext.SeccompProfile = nil },
		"is given a token":                       func(o *Objects) { pod(o).AutomountServiceAccountToken = nil },
		"shares something with its node":         func(o *Objects) { pod(o).HostNetwork = true },
		"has a folder of its node":               func(o *Objects) { pod(o).Volumes[0].HostPath = &core.HostPathVolumeSource{Path: "/"} },
		"has an init container":                  func(o *Objects) { pod(o).InitContainers = pod(o).Containers },
		"may write to its image":                 func(o *Objects) { container(o).SecurityContext.ReadOnlyRootFilesystem = &no },
		"may gain privileges":                    func(o *Objects) { container(o).SecurityContext.AllowPrivilegeEscalation = nil },
		"is privileged":                          func(o *Objects) { container(o).SecurityContext.Privileged = &yes },
		"keeps capabilities":                     func(o *Objects) { container(o).SecurityContext.Capabilities.Drop = nil },
		"its livenessProbe doesn't ask /livez":   func(o *Objects) { container(o).LivenessProbe = nil },
		"its readinessProbe doesn't ask /readyz": func(o *Objects) { container(o).ReadinessProbe.HTTPGet.Path = "/livez" },
		"its startupProbe doesn't ask /livez":    func(o *Objects) { container(o).StartupProbe = nil },
		"has no request or no limit of memory":   func(o *Objects) { delete(container(o).Resources.Limits, core.ResourceMemory) },
		"requests more cpu than its limit": func(o *Objects) {
			container(o).Resources.Requests[core.ResourceCPU] = *container(o).Resources.Limits.Memory()
		},
		"doesn't say which program it runs": func(o *Objects) { container(o).Command = nil },
		"takes settings wholesale":          func(o *Objects) { container(o).EnvFrom = []core.EnvFromSource{{}} },
		"is told PORT twice":                func(o *Objects) { set(container(o), "PORT", "1") },
		"PORT comes from where no rule looks": func(o *Objects) {
			container(o).Env[2].Value, container(o).Env[2].ValueFrom = "", &core.EnvVarSource{FieldRef: &core.ObjectFieldSelector{}}
		},
		"KAFKA_SASL_PASSWORD is a secret":         func(o *Objects) { set(container(o), "KAFKA_SASL_PASSWORD", "x") },
		"OTHER is a secret":                       func(o *Objects) { set(container(o), "OTHER", "mongodb://csp:word@mongo") },
		"its selector doesn't match its pods":     func(o *Objects) { of(o, "csp-meetings").Spec.Selector.MatchLabels["x"] = "y" },
		"has a volume and may run more than once": func(o *Objects) { claim(o, "csp-gateway") },
		"has a volume and is scaled":              func(o *Objects) { claim(o, o.Scalers[0].Spec.ScaleTargetRef.Name) },
		"mounts elsewhere":                        func(o *Objects) { container(o).VolumeMounts[0].Name = "elsewhere" },
		"no Service finds it":                     func(o *Objects) { o.Services = o.Services[:1] },
		"is reachable from outside the cluster":   func(o *Objects) { o.Services[2].Spec.Type = core.ServiceTypeNodePort },
		"no PodDisruptionBudget lets it be moved": func(o *Objects) { o.Budgets = nil },
		"no NetworkPolicy closes it":              func(o *Objects) { o.Policies = o.Policies[:1] },
		"anybody may reach it":                    func(o *Objects) { o.Policies[0].Spec.Ingress[0].From = nil },
		"others than the gateway may reach it":    func(o *Objects) { o.Policies[1].Spec.Ingress[0].From[0].PodSelector.MatchLabels = nil },
		"may reach anything":                      func(o *Objects) { o.Policies[1].Spec.Egress[0].Ports = nil },
		"leads past the gateway":                  func(o *Objects) { backend(o).Name = "csp-meetings" },
		"has no TLS":                              func(o *Objects) { o.Ingresses[0].Spec.TLS = nil },
		"there is no Deployment at all":           func(o *Objects) { o.Deployments = nil },
	}
	for want, breaks := range broken {
		t.Run(want, func(t *testing.T) {
			objects := objectsOf(t, valuesOf(t, "production"))
			breaks(objects)
			finds(t, ChartViolations(objects), want)
		})
	}
}

func of(objects *Objects, name string) *apps.Deployment {
	for _, deployment := range objects.Deployments {
		if deployment.Name == name {
			return deployment
		}
	}
	return nil
}

func claim(objects *Objects, name string) {
	spec := &of(objects, name).Spec.Template.Spec
	source := core.VolumeSource{PersistentVolumeClaim: &core.PersistentVolumeClaimVolumeSource{ClaimName: "data"}}
	spec.Volumes = append(spec.Volumes, core.Volume{Name: "data", VolumeSource: source})
}

func set(container *core.Container, name, value string) {
	container.Env = append(container.Env, core.EnvVar{Name: name, Value: value})
}

func backend(objects *Objects) *networking.IngressServiceBackend {
	return objects.Ingresses[0].Spec.Rules[0].HTTP.Paths[0].Backend.Service
}

func clean(t *testing.T, found []string) {
	t.Helper()
	for _, sentence := range found {
		t.Error(sentence)
	}
}

func finds(t *testing.T, found []string, want string) {
	t.Helper()
	if !strings.Contains(strings.Join(found, "\n"), want) {
		t.Errorf("not found: %q, but %q", want, found)
	}
}
