# METADATA
# title: Insecure workflow commands switched on
# description: >-
#   `ACTIONS_ALLOW_UNSECURE_COMMANDS` brings back `::set-env` and `::add-path`, which GitHub removed in 2020. With them every line
#   that a step prints can set `LD_PRELOAD` or put a folder into the search path of the steps behind it, so whoever
#   writes the title of an issue or the name of a test that is logged runs code in the job.
# related_resources:
#   - ref: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/
#     description: GitHub, deprecating set-env and add-path
# custom:
#   severity: high
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Take the variable out and write to the files instead, `echo "NAME=value" >> "$GITHUB_ENV"` and
#     `echo "dir" >> "$GITHUB_PATH"`. The step that fails then names the action that still prints the old commands; newer
#     versions of it do not.
#   controls:
#     owasp_cicd: [CICD-SEC-7]
package github_actions.insecure_commands

import data.lib.fix
import data.lib.github
import data.lib.github_scripts as scripts

_name := "ACTIONS_ALLOW_UNSECURE_COMMANDS"

deny contains {"message": message, "at": variable.at, "fix": remedy} if {
	some variable in github.variables
	upper(variable.name) == _name
	_is_on(variable.value)
	message := sprintf("%s switches on commands that any output can give", [variable.label])
	remedy := fix.unsafe(sprintf("Remove %s", [variable.name]), [fix.remove_entry(variable.at, variable.beside)])
}

deny contains {"message": message, "at": array.concat(entry.path, ["run"]), "words": words} if {
	some entry in github.steps
	is_string(entry.step.run)
	contains(entry.step.run, _name)
	some line in regex.find_n(sprintf(`(?i)\b%s=["']?(true|1)\b[^\n]*GITHUB_ENV`, [_name]), entry.step.run, 1)
	words := scripts.words_of(line)
	message := sprintf("%s switches on commands that any output can give", [entry.label])
}

_is_on(value) if github.is_on(value)

# The runner reads these as true, too.
_is_on(value) if value in {1, "1"}
