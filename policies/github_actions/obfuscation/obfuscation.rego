# METADATA
# title: Expression or reference that hides its meaning
# description: >-
#   An action is named with `.` or `..` in its path, or an expression takes a detour, such as `fromJSON(toJSON(x))`, a `format`
#   of nothing but literals or a field whose name is worked out. It works, but reviewers and scanners no longer see what is
#   used. Code that was slipped in looks like this.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
#     description: GitHub, expressions
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Write the name or the value itself. Give the inputs of an action one by one. If nobody knows why it was written so, look
#     at the commit that brought it.
#   controls:
#     owasp_cicd: [CICD-SEC-3]
package github_actions.obfuscation

import data.lib.github
import data.lib.github_actions as actions
import data.lib.github_expressions as expressions

deny contains {"message": message, "at": use.at} if {
	some use in actions.remote
	regex.match(`//|/\.{1,2}(/|$)|/$`, use.name)
	message := sprintf("%s hides which action it uses in %q", [use.label, use.name])
}

deny contains {"message": message, "at": item.at, "words": expressions.words_of(item.body)} if {
	some item in expressions.all
	regex.match(`[(\[]`, item.body)
	detour := _detour(expressions.dotted(item.body))
	message := sprintf("an expression %s", [detour])
}

deny contains {"message": message, "at": array.concat(entry.path, ["with"])} if {
	some entry in github.steps
	is_string(entry.step["with"])
	message := sprintf("%s works out all inputs of its action in one expression", [entry.label])
}

_detour(body) := "writes a value as text only to read it back" if {
	regex.match(`\bfromjson\(\s*tojson\(`, body)
} else := "works out which field it reads" if {
	regex.match(`\b(env|github|inputs|needs|steps)\[\s*(format|fromjson|[a-z_]+\.)`, body)
} else := "gives the same value always" if {
	regex.match(`\b(format|join|fromjson|tojson|contains|startswith|endswith)\(`, body)
	unquoted := regex.replace(body, `'([^']|'')*'`, "")
	not regex.match(`[a-z_][a-z0-9_-]*`, regex.replace(
		unquoted,
		`\b(format|join|fromjson|tojson|contains|startswith|endswith|true|false|null)\b`,
		"",
	))
}
