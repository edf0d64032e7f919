package checks

import (
	"fmt"
	"regexp"
	"strings"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Names whose values are nobody's business, and those that only sound so.
var (
	secretName = regexp.MustCompile(`SECRET|PASSWORD|USERNAME|TOKEN|KEY|CREDENTIAL|^MONGO_URL$`)
	harmless   = map[string]bool{"GATEWAY_KEYS": true, "VOUCHING_KEYS_FILE": true, "OIDC_ACCESS_TOKEN_TYPE": true}
	inAddress  = regexp.MustCompile(`://[^/@\s]+:[^/@\s]+@`)
)

// IsSecret says whether a setting with this name and value would give something away.
func IsSecret(name, value string) bool {
	return secretName.MatchString(name) && !harmless[name] || inAddress.MatchString(value)
}

// ChartViolations are sentences about what breaks our rules; none when all is well.
func ChartViolations(objects *Objects) []string {
	var found []string
	for _, deployment := range objects.Deployments {
		pod := &deployment.Spec.Template
		say := func(format string, values ...any) {
			found = append(found, deployment.Name+": "+fmt.Sprintf(format, values...))
		}
		podRules(pod, say)
		for index := range pod.Spec.Containers {
			containerRules(&pod.Spec.Containers[index], say)
		}
		storageRules(objects, deployment, say)
		selected := labels.Set(pod.Labels)
		if !matches(deployment.Spec.Selector, selected) {
			say("its selector doesn't match its pods")
		}
		companions(objects, deployment.Name, selected, say)
	}
	if len(objects.Deployments) == 0 {
		found = append(found, "there is no Deployment at all")
	}
	return append(found, networkRules(objects)...)
}

type reporter func(format string, values ...any)

func podRules(pod *core.PodTemplateSpec, say reporter) {
	security := pod.Spec.SecurityContext
	if security == nil {
		say("has no securityContext")
		return
	}
	if security.RunAsNonRoot == nil || !*security.RunAsNonRoot || security.RunAsUser == nil || *security.RunAsUser == 0 {
		say("may run as root")
	}
	if security.SeccompProfile == nil || security.SeccompProfile.Type != core.SeccompProfileTypeRuntimeDefault {
		say("has no seccomp profile")
	}
	if pod.Spec.AutomountServiceAccountToken == nil || *pod.Spec.AutomountServiceAccountToken {
		say("is given a token of the cluster that it has no use for")
	}
	if pod.Spec.HostNetwork || pod.Spec.HostPID || pod.Spec.HostIPC {
		say("shares something with its node")
	}
	for _, volume := range pod.Spec.Volumes {
		if volume.HostPath != nil {
			say("has a folder of its node")
		}
	}
	if len(pod.Spec.InitContainers) > 0 {
		say("has an init container, which no rule looks at")
	}
}

func containerRules(container *core.Container, say reporter) {
	security := container.SecurityContext
	if security == nil {
		say("its container has no securityContext")
		return
	}
	if security.ReadOnlyRootFilesystem == nil || !*security.ReadOnlyRootFilesystem {
		say("may write to its image")
	}
	if security.AllowPrivilegeEscalation == nil || *security.AllowPrivilegeEscalation {
		say("may gain privileges")
	}
	if security.Privileged != nil && *security.Privileged {
		say("is privileged")
	}
	if security.RunAsUser != nil && *security.RunAsUser == 0 || security.RunAsNonRoot != nil && !*security.RunAsNonRoot {
		say("its container may run as root")
	}
	if security.Capabilities == nil || len(security.Capabilities.Drop) != 1 || security.Capabilities.Drop[0] != "ALL" || len(security.Capabilities.Add) > 0 {
		say("keeps capabilities")
	}
	probed(container.StartupProbe, "/livez", "startupProbe", say)
	probed(container.LivenessProbe, "/livez", "livenessProbe", say)
	probed(container.ReadinessProbe, "/readyz", "readinessProbe", say)
	for _, resource := range []core.ResourceName{core.ResourceCPU, core.ResourceMemory} {
		request, limit := container.Resources.Requests[resource], container.Resources.Limits[resource]
		if request.IsZero() || limit.IsZero() {
			say("has no request or no limit of %s", resource)
		} else if request.Cmp(limit) > 0 {
			say("requests more %s than its limit", resource)
		}
	}
	if len(container.Command) != 2 || container.Command[0] != "node" || len(container.Args) > 0 {
		say("doesn't say which program it runs")
	}
	secretRules(container, say)
}

func secretRules(container *core.Container, say reporter) {
	if len(container.EnvFrom) > 0 {
		say("takes settings wholesale, which nothing can check")
	}
	seen := map[string]bool{}
	for _, variable := range container.Env {
		if seen[variable.Name] {
			say("is told %s twice", variable.Name)
		}
		seen[variable.Name] = true
		if variable.ValueFrom == nil && IsSecret(variable.Name, variable.Value) {
			say("%s is a secret: take it from a Secret", variable.Name)
		}
		if variable.ValueFrom != nil && variable.ValueFrom.SecretKeyRef == nil {
			say("%s comes from where no rule looks", variable.Name)
		}
	}
}

func probed(probe *core.Probe, address, name string, say reporter) {
	if probe == nil || probe.HTTPGet == nil || probe.HTTPGet.Path != address || probe.HTTPGet.Port != intstr.FromString("http") {
		say("its %s doesn't ask %s", name, address)
	}
}

// A volume that one process at a time may have: one replica, and the old one gone before the new one begins.
func storageRules(objects *Objects, deployment *apps.Deployment, say reporter) {
	pod, replicas := deployment.Spec.Template, deployment.Spec.Replicas
	for _, volume := range pod.Spec.Volumes {
		if volume.PersistentVolumeClaim == nil {
			continue
		}
		if replicas == nil || *replicas != 1 || deployment.Spec.Strategy.Type != apps.RecreateDeploymentStrategyType {
			say("has a volume and may run more than once")
		}
		for _, scaler := range objects.Scalers {
			if scaler.Spec.ScaleTargetRef.Name == deployment.Name {
				say("has a volume and is scaled")
			}
		}
	}
	mounted := map[string]bool{}
	for _, volume := range pod.Spec.Volumes {
		mounted[volume.Name] = true
	}
	for _, mount := range pod.Spec.Containers[0].VolumeMounts {
		if !mounted[mount.Name] {
			say("mounts %s, which is no volume of it", mount.Name)
		}
	}
}

// Each Deployment has a Service that finds its pods and ports, and a budget that lets a node be drained.
func companions(objects *Objects, name string, pod labels.Set, say reporter) {
	served, budgeted := false, false
	for _, service := range objects.Services {
		if service.Name == name && labels.SelectorFromSet(service.Spec.Selector).Matches(pod) {
			served = true
			if service.Spec.Type != "" && service.Spec.Type != core.ServiceTypeClusterIP {
				say("is reachable from outside the cluster without an ingress")
			}
		}
	}
	for _, budget := range objects.Budgets {
		if matches(budget.Spec.Selector, pod) {
			budgeted = budget.Spec.MaxUnavailable != nil && budget.Spec.MaxUnavailable.IntValue() > 0
		}
	}
	if !served {
		say("no Service finds it")
	}
	if !budgeted {
		say("no PodDisruptionBudget lets it be moved")
	}
}

func matches(selector *meta.LabelSelector, set labels.Set) bool {
	parsed, err := meta.LabelSelectorAsSelector(selector)
	return err == nil && !parsed.Empty() && parsed.Matches(set)
}

// Every pod is under a policy in both directions; a service takes requests from the gateway (and who reads metrics) alone.
func networkRules(objects *Objects) []string {
	var found []string
	for _, deployment := range objects.Deployments {
		pod := labels.Set(deployment.Spec.Template.Labels)
		in, out := false, false
		for _, policy := range objects.Policies {
			if !matches(&policy.Spec.PodSelector, pod) {
				continue
			}
			for _, kind := range policy.Spec.PolicyTypes {
				in = in || kind == networking.PolicyTypeIngress
				out = out || kind == networking.PolicyTypeEgress
			}
			found = append(found, openDoors(deployment.Name, policy)...)
		}
		if !in || !out {
			found = append(found, deployment.Name+": no NetworkPolicy closes it in both directions")
		}
	}
	for _, ingress := range objects.Ingresses {
		for _, rule := range ingress.Spec.Rules {
			for _, path := range rule.HTTP.Paths {
				if !strings.HasSuffix(path.Backend.Service.Name, "-gateway") {
					found = append(found, ingress.Name+": leads past the gateway")
				}
			}
		}
		if len(ingress.Spec.TLS) == 0 {
			found = append(found, ingress.Name+": has no TLS")
		}
	}
	return found
}

func openDoors(name string, policy *networking.NetworkPolicy) []string {
	var found []string
	gateway := strings.HasSuffix(name, "-gateway")
	for _, rule := range policy.Spec.Ingress {
		if len(rule.From) == 0 || len(rule.Ports) == 0 {
			found = append(found, name+": anybody may reach it")
		}
		for _, peer := range rule.From {
			monitoring := peer.NamespaceSelector != nil && peer.NamespaceSelector.MatchLabels["kubernetes.io/metadata.name"] == "monitoring"
			asked := peer.PodSelector != nil && peer.PodSelector.MatchLabels["app.kubernetes.io/component"] == "gateway"
			if !gateway && !monitoring && !asked {
				found = append(found, name+": others than the gateway may reach it")
			}
		}
	}
	for _, rule := range policy.Spec.Egress {
		if len(rule.Ports) == 0 {
			found = append(found, name+": may reach anything")
		}
	}
	return found
}
