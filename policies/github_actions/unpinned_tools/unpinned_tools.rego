# METADATA
# title: Action that fetches the newest tool
# description: >-
#   An action that installs a tool is given no version and takes the newest one, whatever the commit is that the action itself is
#   pinned to. A bad release of the tool runs in the job on the day it appears.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Give the input that names the version, for example `version: v0.58.1`, in full. Renovate moves it with a comment such as
#     `# renovate: datasource=github-releases depName=aquasecurity/trivy` above the line.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
#     owasp_cicd: [CICD-SEC-3]
package github_actions.unpinned_tools

import data.lib.github
import data.lib.github_actions as actions

# Actions that take the newest version by default, and the inputs that say another.
_tools := {
	"1password/load-secrets-action": {"version"},
	"aquasecurity/setup-trivy": {"version"},
	"azure/setup-helm": {"version"},
	"azure/setup-kubectl": {"version"},
	"golangci/golangci-lint-action": {"version", "version-file"},
	"hashicorp/setup-terraform": {"terraform_version"},
	"oven-sh/setup-bun": {"bun-version", "bun-version-file"},
	"snok/install-poetry": {"version"},
}

deny contains {"message": message, "at": array.concat(entry.path, at)} if {
	some entry in github.steps
	name := actions.name_of(entry.step)
	inputs := _tools[name]
	at := _floating(entry.step, inputs)
	message := sprintf("%s lets %s fetch the newest version of its tool", [entry.label, name])
}

# Without an input this one reads the manifest of the package.
unknown contains {"message": message, "at": array.concat(entry.path, ["uses"])} if {
	some entry in github.steps
	actions.name_of(entry.step) == "oven-sh/setup-bun"
	_is_silent(entry.step, _tools["oven-sh/setup-bun"])
	message := sprintf("%s takes Bun by package.json, or the newest where that names no version", [entry.label])
}

_floating(step, inputs) := ["with", key] if {
	key := [key |
		some key, value in step["with"]
		is_string(key)
		lower(key) in inputs
		is_string(value)
		lower(value) == "latest"
	][0]
} else := ["uses"] if {
	actions.name_of(step) != "oven-sh/setup-bun"
	_is_silent(step, inputs)
}

_is_silent(step, inputs) if count({lower(key) | some key, _ in step["with"]; is_string(key)} & inputs) == 0
