# METADATA
# title: Debug logging left on
# description: >-
#   `ACTIONS_STEP_DEBUG` or `ACTIONS_RUNNER_DEBUG` is set in the file. Actions then print their inputs and what they got from
#   servers, in public repositories for everybody, and GitHub hides only those values that it knows as secrets.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/monitor-workflows/enable-debug-logging
#     description: GitHub, enabling debug logging
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Take the variable out. Run the job again with "Enable debug logging" when you need it, which counts for that run alone.
#   controls:
#     owasp_cicd: [CICD-SEC-10]
package github_actions.debug_enabled

import data.lib.fix
import data.lib.github

deny contains {"message": message, "at": variable.at, "fix": remedy} if {
	some variable in github.variables
	upper(variable.name) in {"ACTIONS_RUNNER_DEBUG", "ACTIONS_STEP_DEBUG"}
	github.is_on(variable.value)
	message := sprintf("%s sets %s", [variable.label, variable.name])
	remedy := fix.safe(sprintf("Remove %s", [variable.name]), [fix.remove_entry(variable.at, variable.beside)])
}
