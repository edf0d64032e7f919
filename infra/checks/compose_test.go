package checks

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
)

func composed(t *testing.T, change func(string) string, profiles ...string) (*types.Project, error) {
	t.Helper()
	text, err := Text("docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	changed := change(text)
	root, err := filepath.Abs(Workspace)
	if err != nil {
		t.Fatal(err)
	}
	return LoadCompose(root, changed, profiles...)
}

func asItIs(text string) string { return text }

func TestComposeWithAndWithoutTheDemonstration(t *testing.T) {
	for profile, services := range map[string]int{"": 10, "demo": 11} {
		t.Run("profile "+profile, func(t *testing.T) {
			project, err := composed(t, asItIs, profile)
			if err != nil {
				t.Fatal(err)
			}
			if len(project.Services) != services {
				t.Errorf("%d services", len(project.Services))
			}
			clean(t, ComposeViolations(project))
		})
	}
}

func TestComposeWaitsForWhatIsSeeded(t *testing.T) {
	project, err := composed(t, asItIs, "demo")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"partnerships", "meetings", "action-plan", "county", "subscriptions", "outreach"} {
		if waits := project.Services[name].DependsOn["seed"]; waits.Condition != types.ServiceConditionCompletedSuccessfully || waits.Required {
			t.Errorf("%s: %+v", name, waits)
		}
	}
}

func TestComposeRefusesWhatDockerWould(t *testing.T) {
	refused := map[string][2]string{
		"an unknown key":        {"stop_grace_period:", "stop_grace_time:"},
		"one of a health check": {"start_period: 20s", "start_time: 20s"},
		"an unknown network":    {"networks: [inside, outside]", "networks: [inside, beyond]"},
		"an unknown volume":     {"volumes: [kafka:/var", "volumes: [kafak:/var"},
		"a service to wait for": {"mongo: { condition: service_healthy }", "mango: { condition: service_healthy }"},
		"an unknown condition":  {"condition: service_healthy", "condition: service_happy"},
		"a port that is none":   {":3000']", ":http']"},
		"an unknown alias":      {"<<: *servers", "<<: *sevrers"},
	}
	for name, change := range refused {
		t.Run(name, func(t *testing.T) {
			if _, err := composed(t, replaced(t, change[0], change[1])); err == nil {
				t.Error("taken")
			}
		})
	}
}

func TestComposeRulesFindWhatIsBroken(t *testing.T) {
	broken := map[string][2]string{
		"gateway: is published to others": {"${BIND:-127.0.0.1}", "0.0.0.0"},
		"mongo: is published, and only":   {"image: mongo:8", "image: mongo:8\n    ports: ['127.0.0.1:27017:27017']"},
		"OIDC_CLIENT_SECRET is a secret":  {"DEMO_ACCOUNTS: 'yes'", "OIDC_CLIENT_SECRET: x"},
		"MONGO_URL has a password in it":  {"mongodb://mongo", "mongodb://csp:word@mongo"},
		"kafka: its image has no version": {"apache/kafka:4.1.0", "apache/kafka"},
		"mongo: its image has no version": {"mongo:8", "mongo:latest"},
		"may write to its image":          {"read_only: true", "read_only: false"},
		"keeps capabilities":              {"cap_drop: [ALL]", "cap_drop: [CHOWN]"},
		"may gain privileges":             {"no-new-privileges:true", "label:disable"},
		"runs as another user":            {"restart: 'no'", "restart: 'no'\n    user: root"},
		"has no limit of memory":          {"mem_limit: 1g", "cpus: 1"},
		"doesn't say which program":       {"command: [node, apps/gateway/dist/main.js]", "hostname: gateway"},
		"doesn't wait until mongo":        {"mongo: { condition: service_healthy }", "mongo: { condition: service_started }"},
		"inside: has a way out":           {"internal: true", "internal: false"},
		"on more networks than one":       {"networks: [inside]", "networks: [inside, outside]"},
	}
	for want, change := range broken {
		t.Run(want, func(t *testing.T) {
			project, err := composed(t, replaced(t, change[0], change[1]), "demo")
			if err != nil {
				t.Fatal(err)
			}
			finds(t, ComposeViolations(project), want)
		})
	}
}

func TestComposeWithoutAHealthCheckIsFound(t *testing.T) {
	project, err := composed(t, asItIs)
	if err != nil {
		t.Fatal(err)
	}
	kafka := project.Services["kafka"]
	kafka.HealthCheck = nil
	project.Services["kafka"] = kafka
	finds(t, ComposeViolations(project), "kafka: has no health check")
}

func replaced(t *testing.T, before, after string) func(string) string {
	t.Helper()
	return func(text string) string {
		if !strings.Contains(text, before) {
			t.Fatalf("nothing to break: %q is gone", before)
		}
		return strings.ReplaceAll(text, before, after)
	}
}
