package checks

import (
	"os"
	"path/filepath"
)

// Workspace is where all that is checked stands, from this folder.
const Workspace = "../.."

// ValuesFiles of the chart that are checked, by name: its own values, and the example for production.
var ValuesFiles = map[string]string{"default": "", "production": chartFile("examples/production.yaml")}

// ChartFolder is the chart's.
var ChartFolder = filepath.Join(Workspace, "infra/chart")

func chartFile(name string) string { return filepath.Join(Workspace, "infra/chart", name) }

// Text of a file of the workspace.
func Text(file string) (string, error) {
	text, err := os.ReadFile(filepath.Join(Workspace, file))
	return string(text), err
}
