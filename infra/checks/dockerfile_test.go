package checks

import (
	"strings"
	"testing"
)

var runnable = []string{"standalone", "gateway", "services"}

func dockerfile(t *testing.T) string {
	t.Helper()
	text, err := Text("infra/docker/Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func imagesOf(t *testing.T, text string) map[string]*Image {
	t.Helper()
	images, err := Images(text)
	if err != nil {
		t.Fatal(err)
	}
	return images
}

func TestDockerfilePassesBuildKitsOwnChecks(t *testing.T) {
	found, err := Lint(dockerfile(t))
	if err != nil {
		t.Fatal(err)
	}
	clean(t, found)
}

func TestDockerfileImages(t *testing.T) {
	images := imagesOf(t, dockerfile(t))
	for _, name := range runnable {
		t.Run(name, func(t *testing.T) { clean(t, ImageViolations(images[name])) })
	}
}

func TestDockerfileContext(t *testing.T) {
	ignore, err := Text(".dockerignore")
	if err != nil {
		t.Fatal(err)
	}
	found, err := ContextViolations(Workspace, ignore, imagesOf(t, dockerfile(t)))
	if err != nil {
		t.Fatal(err)
	}
	clean(t, found)
}

func TestDockerfileContextFindsWhatIsBroken(t *testing.T) {
	ignore, err := Text(".dockerignore")
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string]struct{ text, ignore string }{
		"livez.mjs, which .dockerignore leaves out": {dockerfile(t), ignore + "infra/docker\n"},
		"which isn't there":                         {strings.ReplaceAll(dockerfile(t), "livez.mjs", "alive.mjs"), ignore},
		"which is no stage":                         {strings.ReplaceAll(dockerfile(t), "--from=build", "--from=biuld"), ignore},
		".git/HEAD: is sent to the build":           {dockerfile(t), strings.ReplaceAll(ignore, ".git\n", "")},
		".env: is sent to the build":                {dockerfile(t), strings.ReplaceAll(ignore, "**/.env*\n", "")},
	}
	for want, change := range broken {
		t.Run(want, func(t *testing.T) {
			found, err := ContextViolations(Workspace, change.ignore, imagesOf(t, change.text))
			if err != nil {
				t.Fatal(err)
			}
			finds(t, found, want)
		})
	}
}

func TestDockerfileLintFindsWhatIsBroken(t *testing.T) {
	broken := map[string][2]string{
		"JSONArgsRecommended":   {`CMD ["node", "apps/gateway/dist/main.js"]`, "CMD node apps/gateway/dist/main.js"},
		"UndefinedVar":          {`"${VERSION}"`, `"${VERSOIN}"`},
		"SecretsUsedInArgOrEnv": {"ENV PORT=4000", "ENV PORT=4000 API_TOKEN=x"},
		"UndefinedArgInFrom":    {"FROM ${NODE_IMAGE}", "FROM ${NODE_IMGAE}"},
		"DuplicateStageName":    {"AS dependencies", "AS build"},
		"FromAsCasing":          {"AS dependencies", "as dependencies"},
		"LegacyKeyValueFormat":  {"ENV PORT=4000", "ENV PORT 4000"},
		"unknown instruction":   {"STOPSIGNAL SIGTERM", "STOPSGNAL SIGTERM"},
		"WorkdirRelativePath":   {"WORKDIR /app", "WORKDIR app"},
		"MultipleInstructions":  {"EXPOSE 4000", `CMD ["node"]`},
	}
	for want, change := range broken {
		t.Run(want, func(t *testing.T) {
			found, err := Lint(replaced(t, change[0], change[1])(dockerfile(t)))
			if err != nil {
				found = append(found, err.Error())
			}
			finds(t, found, want)
		})
	}
}

func TestDockerfileRulesFindWhatIsBroken(t *testing.T) {
	broken := map[string][2]string{
		"is no exact version of Node":   {"node:24.21.0-bookworm-slim", "node:24-bookworm-slim"},
		`runs as ""`:                    {"USER 1000:1000", ""},
		`runs as "node"`:                {"USER 1000:1000", "USER node"},
		`runs as "0:0"`:                 {"USER 1000:1000", "USER 0:0"},
		"isn't stopped by SIGTERM":      {"STOPSIGNAL SIGTERM", "STOPSIGNAL SIGKILL"},
		"its health check isn't":        {"HEALTHCHECK", "# HEALTHCHECK"},
		"begins no program of Node's":   {`CMD ["node", "apps/gateway/dist/main.js"]`, "CMD node apps/gateway/dist/main.js"},
		"has no label title":            {"org.opencontainers.image.title", "title"},
		"GATEWAY_TOKEN is a secret":     {"NODE_ENV=production", "NODE_ENV=production GATEWAY_TOKEN=x"},
		"isn't in production by itself": {"NODE_ENV=production", "NODE_ENV=development"},
	}
	for want, change := range broken {
		t.Run(want, func(t *testing.T) {
			images := imagesOf(t, replaced(t, change[0], change[1])(dockerfile(t)))
			var found []string
			for _, name := range runnable {
				found = append(found, ImageViolations(images[name])...)
			}
			finds(t, found, want)
		})
	}
}
