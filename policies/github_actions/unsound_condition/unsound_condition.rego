# METADATA
# title: Condition that always holds
# description: >-
#   An `if` has text around its `${{ }}`, be it a second expression, an operator or the line break of a YAML block. GitHub then
#   puts the results into the text, and a text that is not empty is true, whatever they were. The job or step that it should
#   guard always runs.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif
#     description: GitHub, conditions of jobs
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Leave `${{ }}` out and write the whole condition as one expression,
#     `if: github.ref == 'refs/heads/main' && inputs.deploy`. Where it takes several lines, write `if: >-`, which ends without
#     a line break.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package github_actions.unsound_condition

import data.lib.github

deny contains {"message": message, "at": condition.at} if {
	some condition in github.conditions
	contains(condition.text, "${{")
	unquoted := regex.replace(condition.text, `'[^']*'`, "''")
	not regex.match(`(?s)^\$\{\{([^}]|\}[^}])*\}\}$`, unquoted)
	message := sprintf("%s has a condition that always holds, there is text around its ${{ }}", [condition.label])
}
