package checks

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/patternmatcher"
	"github.com/moby/patternmatcher/ignorefile"
	"github.com/opencontainers/go-digest"
)

// No registry is asked what a base image is: any is a plain Linux with a PATH.
type anyImage struct{}

func (anyImage) ResolveImageConfig(_ context.Context, ref string, _ sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	config, err := json.Marshal(map[string]any{
		"os": "linux", "architecture": "amd64",
		"config": map[string]any{"Env": []string{"PATH=/usr/local/bin:/usr/bin:/bin"}},
	})
	return ref, digest.FromBytes(config), config, err
}

// Lint gives what `docker build --check` would say of a Dockerfile: BuildKit's own checks, of all its stages.
func Lint(text string) ([]string, error) {
	source := llb.NewSourceMap(nil, "Dockerfile", "Dockerfile", []byte(text))
	source.Definition = &llb.Definition{}
	options := dockerfile2llb.ConvertOpt{MetaResolver: anyImage{}, SourceMap: source}
	results, err := dockerfile2llb.DockerfileLint(context.Background(), []byte(text), options)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, warning := range results.Warnings {
		found = append(found, warning.RuleName+": "+warning.Detail)
	}
	if results.Error != nil {
		found = append(found, "Error: "+results.Error.Message)
	}
	return found, nil
}

// Image is one final stage of a Dockerfile with all that it has from the stages it begins with.
type Image struct {
	Name        string
	Base        string
	Environment map[string]string
	Labels      map[string]string
	User        string
	StopSignal  string
	Command     []string
	Health      []string
	Copies      []Copy
}

// Copy of files into a stage: from the build context where Stage is empty.
type Copy struct {
	Stage   string
	Sources []string
	Target  string
}

// Images of a Dockerfile, by the names of their stages.
func Images(text string) (map[string]*Image, error) {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	stages, arguments, err := instructions.Parse(parsed.AST, nil)
	if err != nil {
		return nil, err
	}
	images := map[string]*Image{}
	for _, stage := range stages {
		image := &Image{Name: stage.Name, Base: expanded(stage.BaseName, arguments), Environment: map[string]string{}, Labels: map[string]string{}}
		if before, known := images[stage.BaseName]; known {
			image.inherit(before)
		}
		for _, command := range stage.Commands {
			image.take(command)
		}
		images[stage.Name] = image
	}
	return images, nil
}

func expanded(name string, arguments []instructions.ArgCommand) string {
	for _, command := range arguments {
		for _, argument := range command.Args {
			if argument.Value != nil {
				name = strings.ReplaceAll(name, "${"+argument.Key+"}", *argument.Value)
			}
		}
	}
	return name
}

func (image *Image) inherit(before *Image) {
	image.Base = before.Base
	image.User, image.StopSignal = before.User, before.StopSignal
	image.Command, image.Health = before.Command, before.Health
	image.Copies = append(image.Copies, before.Copies...)
	for name, value := range before.Environment {
		image.Environment[name] = value
	}
	for name, value := range before.Labels {
		image.Labels[name] = value
	}
}

func (image *Image) take(command instructions.Command) {
	switch given := command.(type) {
	case *instructions.EnvCommand:
		for _, pair := range given.Env {
			image.Environment[pair.Key] = pair.Value
		}
	case *instructions.LabelCommand:
		for _, pair := range given.Labels {
			image.Labels[strings.Trim(pair.Key, `"`)] = strings.Trim(pair.Value, `"`)
		}
	case *instructions.UserCommand:
		image.User = given.User
	case *instructions.StopSignalCommand:
		image.StopSignal = given.Signal
	case *instructions.CmdCommand:
		image.Command = nil
		if !given.PrependShell {
			image.Command = given.CmdLine
		}
	case *instructions.HealthCheckCommand:
		image.Health = given.Health.Test
	case *instructions.CopyCommand:
		image.Copies = append(image.Copies, Copy{Stage: given.From, Sources: given.SourcePaths, Target: given.DestPath})
	}
}

var pinned = regexp.MustCompile(`^node:24\.\d+\.\d+-[a-z]+-slim(@sha256:[0-9a-f]{64})?$`)

// ImageViolations are sentences about what breaks our rules for an image that is run.
func ImageViolations(image *Image) []string {
	var found []string
	say := func(format string, values ...any) {
		found = append(found, image.Name+": "+fmt.Sprintf(format, values...))
	}
	if !pinned.MatchString(image.Base) {
		say("%s is no exact version of Node 24 on a slim Debian", image.Base)
	}
	if !regexp.MustCompile(`^[1-9]\d*:[1-9]\d*$`).MatchString(image.User) {
		say("runs as %q, and needs a number that isn't root's", image.User)
	}
	if image.StopSignal != "SIGTERM" {
		say("isn't stopped by SIGTERM")
	}
	if strings.Join(image.Health, " ") != "CMD node livez.mjs" {
		say("its health check isn't livez.mjs")
	}
	if len(image.Command) < 2 || image.Command[0] != "node" {
		say("begins no program of Node's itself, and so would miss its signals")
	}
	for _, label := range []string{"title", "description", "licenses", "version"} {
		if image.Labels["org.opencontainers.image."+label] == "" {
			say("has no label %s", label)
		}
	}
	for name, value := range image.Environment {
		if IsSecret(name, value) {
			say("%s is a secret", name)
		}
	}
	if image.Environment["NODE_ENV"] != "production" {
		say("isn't in production by itself")
	}
	return found
}

// ContextViolations: what is copied from the build context must be there and not be ignored; what is copied from elsewhere must be a
// stage of this Dockerfile; no file that is ours alone may be sent.
func ContextViolations(root, ignore string, images map[string]*Image) ([]string, error) {
	patterns, err := ignorefile.ReadAll(bytes.NewReader([]byte(ignore)))
	if err != nil {
		return nil, err
	}
	matcher, err := patternmatcher.New(patterns)
	if err != nil {
		return nil, err
	}
	var found []string
	for _, image := range images {
		for _, copied := range image.Copies {
			if copied.Stage != "" {
				if _, known := images[copied.Stage]; !known {
					found = append(found, image.Name+": copies from "+copied.Stage+", which is no stage")
				}
				continue
			}
			for _, source := range copied.Sources {
				if _, err := os.Stat(filepath.Join(root, source)); err != nil {
					found = append(found, image.Name+": copies "+source+", which isn't there")
				}
				if ignored, _ := matcher.MatchesOrParentMatches(source); ignored {
					found = append(found, image.Name+": copies "+source+", which .dockerignore leaves out")
				}
			}
		}
	}
	for _, own := range []string{".git/HEAD", "node_modules/x/index.js", "apps/gateway/dist/main.js", "data/identity.db", "apps/web/dist-server/public.js", ".env", "apps/gateway/.env.local", ".nx/cache/x"} {
		if ignored, _ := matcher.MatchesOrParentMatches(own); !ignored {
			found = append(found, own+": is sent to the build")
		}
	}
	return found, nil
}
