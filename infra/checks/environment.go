package checks

import (
	"path/filepath"
	"sort"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	core "k8s.io/api/core/v1"
)

// Process is one process as it would be started: what its own configuration is then held against.
type Process struct {
	// Where it is written down.
	Where string `json:"where"`
	// gateway, standalone, seed, or a service's name.
	Process string `json:"process"`
	// What is set for it; null is a value that comes from a Secret.
	Set map[string]*string `json:"set"`
	// What its image sets beside that.
	Image map[string]string `json:"image"`
}

// Program that a command runs: gateway of `node apps/gateway/dist/main.js`, meetings of `node apps/services/dist/meetings.js`.
func Program(command []string) string {
	file := command[len(command)-1]
	if name := strings.TrimSuffix(filepath.Base(file), ".js"); name != "main" {
		return name
	}
	return filepath.Base(filepath.Dir(filepath.Dir(file)))
}

// ImageOf a program: the stage of the Dockerfile that has it.
func ImageOf(program string) string {
	if program == "gateway" || program == "standalone" {
		return program
	}
	return "services"
}

// ComposeProcesses are those of our own images.
func ComposeProcesses(project *types.Project, images map[string]*Image) []Process {
	var processes []Process
	for _, service := range project.Services {
		if service.Build == nil {
			continue
		}
		set := map[string]*string{}
		for name, value := range service.Environment {
			set[name] = value
		}
		processes = append(processes, processOf("docker-compose.yml "+service.Name, service.Command, set, images))
	}
	return sorted(processes)
}

// ChartProcesses are the containers of all Deployments.
func ChartProcesses(values string, objects *Objects, images map[string]*Image) []Process {
	var processes []Process
	for _, deployment := range objects.Deployments {
		for _, container := range deployment.Spec.Template.Spec.Containers {
			where := "chart, " + values + " values: " + deployment.Name
			processes = append(processes, processOf(where, container.Command, variables(&container), images))
		}
	}
	return sorted(processes)
}

// ImageProcesses are what the images run by themselves; a service's image runs nothing by itself.
func ImageProcesses(images map[string]*Image) []Process {
	return []Process{processOf("Dockerfile standalone", images["standalone"].Command, map[string]*string{}, images)}
}

func variables(container *core.Container) map[string]*string {
	set := map[string]*string{}
	for _, variable := range container.Env {
		if variable.ValueFrom != nil {
			set[variable.Name] = nil
			continue
		}
		value := variable.Value
		set[variable.Name] = &value
	}
	return set
}

func processOf(where string, command []string, set map[string]*string, images map[string]*Image) Process {
	program := Program(command)
	return Process{Where: where, Process: program, Set: set, Image: images[ImageOf(program)].Environment}
}

func sorted(processes []Process) []Process {
	sort.Slice(processes, func(one, other int) bool { return processes[one].Where < processes[other].Where })
	return processes
}
