package checks

import (
	"context"
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
)

// LoadCompose reads a docker-compose.yml as Docker does: keys that it doesn't know are errors. Nothing is taken from this machine's
// environment.
func LoadCompose(root, text string, profiles ...string) (*types.Project, error) {
	return loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  root,
		ConfigFiles: []types.ConfigFile{{Filename: filepath.Join(root, "docker-compose.yml"), Content: []byte(text)}},
		Environment: types.Mapping{},
	}, func(options *loader.Options) {
		options.SetProjectName("csp", true)
		options.Profiles = profiles
		options.SkipResolveEnvironment = false
	})
}

// What a browser on this machine looks at.
var reached = map[string]bool{"gateway": true, "mail": true}

// ComposeViolations are sentences about what breaks our rules; none when all is well.
func ComposeViolations(project *types.Project) []string {
	var found []string
	names := project.ServiceNames()
	sort.Strings(names)
	for _, name := range names {
		service := project.Services[name]
		say := func(format string, values ...any) { found = append(found, name+": "+fmt.Sprintf(format, values...)) }
		for variable, value := range service.Environment {
			if value != nil && IsSecret(variable, *value) && variable != "MONGO_URL" {
				say("%s is a secret", variable)
			}
			if value != nil && inAddress.MatchString(*value) {
				say("%s has a password in it", variable)
			}
		}
		for _, port := range service.Ports {
			if port.HostIP != "127.0.0.1" {
				say("is published to others than this machine")
			}
			if !reached[name] {
				say("is published, and only the gateway and the mails may be")
			}
		}
		if strings.Contains(service.Image, ":latest") || service.Build == nil && !strings.Contains(service.Image, ":") {
			say("its image has no version")
		}
		if service.Build != nil {
			ours(project, &service, say)
		} else if service.HealthCheck == nil {
			say("has no health check")
		}
		if !reached[name] && len(service.Networks) != 1 {
			say("is on more networks than one")
		}
	}
	if inside, ok := project.Networks["inside"]; !ok || !bool(inside.Internal) {
		found = append(found, "inside: has a way out")
	}
	return found
}

// What only our own images promise.
func ours(project *types.Project, service *types.ServiceConfig, say reporter) {
	if !service.ReadOnly {
		say("may write to its image")
	}
	if len(service.CapDrop) != 1 || service.CapDrop[0] != "ALL" || len(service.CapAdd) > 0 {
		say("keeps capabilities")
	}
	if len(service.SecurityOpt) != 1 || service.SecurityOpt[0] != "no-new-privileges:true" || service.Privileged {
		say("may gain privileges")
	}
	if service.User != "" {
		say("runs as another user than its image says")
	}
	if service.MemLimit == 0 {
		say("has no limit of memory")
	}
	if len(service.Command) != 2 || service.Command[0] != "node" {
		say("doesn't say which program it runs")
	}
	for name := range service.DependsOn {
		if _, there := project.Services[name]; there && name != "seed" && service.DependsOn[name].Condition != types.ServiceConditionHealthy {
			say("doesn't wait until %s is healthy", name)
		}
	}
}
