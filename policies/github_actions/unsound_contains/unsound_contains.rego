# METADATA
# title: Search in a text where a list is meant
# description: >-
#   `contains('main,develop', github.ref_name)` looks for a part of a text, not for a member of a list. A branch called `mai`
#   or `e` is found as well, so whoever may name the branch passes the check.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#contains
#     description: GitHub, contains
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Give a list, `contains(fromJSON('["main", "develop"]'), github.ref_name)`, or compare one by one with `==` and `||`.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package github_actions.unsound_contains

import data.lib.github
import data.lib.github_expressions as expressions

deny contains {"message": message, "at": condition.at} if {
	some condition in github.conditions
	contains(lower(condition.text), "contains")
	some groups in regex.find_all_string_submatch_n(
		`\bcontains\(\s*'[^']*'\s*,\s*([a-z_][a-z0-9_-]*\.[a-z0-9_.*-]+)\s*\)`,
		expressions.dotted(condition.text),
		-1,
	)
	message := sprintf("%s takes any part of a text for %s", [condition.label, groups[1]])
}
