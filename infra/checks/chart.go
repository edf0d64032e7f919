// Package checks holds docker-compose.yml, the Dockerfile and the chart against what Docker and Kubernetes take, and against our own
// rules, on a machine that has neither.
package checks

import (
	"fmt"
	"os"
	"path"
	"regexp"
	"sort"
	"strings"

	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

// Render gives the manifests of the chart as `helm template` does: values checked by the chart's schema, with those of a file over
// its own where one is named.
func Render(chartFolder, valuesFile string) (map[string]string, error) {
	text := []byte("{}")
	if valuesFile != "" {
		read, err := os.ReadFile(valuesFile)
		if err != nil {
			return nil, err
		}
		text = read
	}
	return RenderWith(chartFolder, string(text))
}

// RenderWith is Render with values given as YAML.
func RenderWith(chartFolder, values string) (map[string]string, error) {
	chart, err := loader.Load(chartFolder)
	if err != nil {
		return nil, err
	}
	given, err := chartutil.ReadValues([]byte(values))
	if err != nil {
		return nil, err
	}
	release := chartutil.ReleaseOptions{Name: "csp", Namespace: "csp", IsInstall: true, Revision: 1}
	all, err := chartutil.ToRenderValues(chart, given, release, chartutil.DefaultCapabilities)
	if err != nil {
		return nil, err
	}
	renderer := engine.Engine{Strict: true}
	files, err := renderer.Render(chart, all)
	if err != nil {
		return nil, err
	}
	for name := range files {
		if path.Ext(name) != ".yaml" {
			delete(files, name)
		}
	}
	return files, nil
}

// Objects are what the chart makes, in Kubernetes' own types.
type Objects struct {
	Deployments []*apps.Deployment
	Services    []*core.Service
	Claims      []*core.PersistentVolumeClaim
	Budgets     []*policy.PodDisruptionBudget
	Scalers     []*autoscaling.HorizontalPodAutoscaler
	Policies    []*networking.NetworkPolicy
	Ingresses   []*networking.Ingress
}

// Count of all objects.
func (o *Objects) Count() int {
	return len(o.Deployments) + len(o.Services) + len(o.Claims) + len(o.Budgets) + len(o.Scalers) + len(o.Policies) + len(o.Ingresses)
}

var separator = regexp.MustCompile(`(?m)^---\s*$`)

// Decode reads manifests strictly: a field that Kubernetes doesn't have, twice the same one, or a kind that the chart has no business
// with, is an error.
func Decode(files map[string]string) (*Objects, error) {
	objects := &Objects{}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		for _, document := range separator.Split(files[name], -1) {
			if strings.TrimSpace(document) == "" {
				continue
			}
			if err := objects.add([]byte(document)); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return objects, nil
}

func (o *Objects) add(document []byte) error {
	var kind meta.TypeMeta
	if err := yaml.Unmarshal(document, &kind); err != nil {
		return err
	}
	switch kind.APIVersion + " " + kind.Kind {
	case "apps/v1 Deployment":
		return into(document, &o.Deployments)
	case "v1 Service":
		return into(document, &o.Services)
	case "v1 PersistentVolumeClaim":
		return into(document, &o.Claims)
	case "policy/v1 PodDisruptionBudget":
		return into(document, &o.Budgets)
	case "autoscaling/v2 HorizontalPodAutoscaler":
		return into(document, &o.Scalers)
	case "networking.k8s.io/v1 NetworkPolicy":
		return into(document, &o.Policies)
	case "networking.k8s.io/v1 Ingress":
		return into(document, &o.Ingresses)
	}
	return fmt.Errorf("the chart has no business with a %q of %q", kind.Kind, kind.APIVersion)
}

func into[T any](document []byte, list *[]*T) error {
	object := new(T)
	if err := yaml.UnmarshalStrict(document, object); err != nil {
		return err
	}
	*list = append(*list, object)
	return nil
}
