// Prints every process as docker-compose.yml, the chart and the Dockerfile would start it, as JSON. Run it in infra/checks.
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"

	"csp/infra/checks"
)

func main() {
	log.SetFlags(0)
	dockerfile := must(checks.Text("infra/docker/Dockerfile"))
	images := must(checks.Images(dockerfile))
	root := must(filepath.Abs(checks.Workspace))
	project := must(checks.LoadCompose(root, must(checks.Text("docker-compose.yml")), "demo"))
	processes := append(checks.ImageProcesses(images), checks.ComposeProcesses(project, images)...)
	for _, name := range []string{"default", "production"} {
		objects := must(checks.Decode(must(checks.Render(checks.ChartFolder, checks.ValuesFiles[name]))))
		processes = append(processes, checks.ChartProcesses(name, objects, images)...)
	}
	if err := json.NewEncoder(os.Stdout).Encode(processes); err != nil {
		log.Fatal(err)
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}
