# METADATA
# title: Untrusted text written to GITHUB_ENV or GITHUB_PATH
# description: >-
#   A step writes what a stranger gave, or what a file from a pull request holds, to `GITHUB_ENV` or `GITHUB_PATH`. A line
#   break in it starts a second variable, so the stranger sets `LD_PRELOAD`, `NODE_OPTIONS` or the search path of all steps
#   behind it and runs code with the secrets of the job, although nothing is pasted into a script.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-environment-variable
#     description: GitHub, setting an environment variable
#   - ref: https://securitylab.github.com/resources/github-actions-new-patterns-and-mitigations/
#     description: GitHub Security Lab, new patterns and mitigations
# custom:
#   severity: high
#   kinds: [github_workflow]
#   remediation: >-
#     Hand the value on with `GITHUB_OUTPUT` and read it in the `env` of the step that needs it. If it has to be a variable,
#     take a number or a name out of it first, `grep -oE '^[0-9]+$'`, and stop when there is none.
#   controls:
#     openssf_scorecard: [Dangerous-Workflow]
#     owasp_cicd: [CICD-SEC-4]
package github_actions.github_env

import data.lib.github
import data.lib.github_files as files
import data.lib.github_flow as flow
import data.lib.github_scripts as scripts

deny contains {"message": message, "at": array.concat(entry.path, ["run"]), "words": words} if {
	count(github.privileged) > 0
	some entry in github.steps
	is_string(entry.step.run)
	regex.match(`(?i)GITHUB_(ENV|PATH)|::(set-env|add-path)`, entry.step.run)
	some write in scripts.writes_of(entry.step.run)
	write.file in {"env", "path"}
	_is_untrusted(entry, write.text)
	words := scripts.words_of(write.line)
	message := sprintf("%s lets a stranger write to GITHUB_%s", [entry.label, upper(write.file)])
}

_is_untrusted(entry, text) if flow.takes_untrusted(entry, text)

_is_untrusted(_, text) if scripts.asks_for_strange_text(text)

_is_untrusted(entry, text) if files.takes_foreign(entry, text)
