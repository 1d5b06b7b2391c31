# METADATA
# title: Choice that never takes its first value
# description: >-
#   An expression chooses by `condition && value || other`, and the value is empty, `0`, `false` or `null`. Such a value is no
#   reason for `||` to stop, so the other one is taken whether the condition holds or not: what should be switched off for some
#   runs is on for all.
# related_resources:
#   - ref: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators
#     description: GitHub, operators of expressions
# custom:
#   severity: low
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Write `case(condition, '', 'other')`, or turn the choice around so that the first value is not empty:
#     `!condition && 'other' || ''`.
package github_actions.unsound_ternary

import data.lib.github_expressions as expressions

deny contains {"message": message, "at": item.at, "words": expressions.words_of(item.body)} if {
	some item in expressions.all
	contains(item.body, "&&")
	contains(item.body, "||")
	some value in _never_taken(_bare(item.body))
	message := sprintf("an expression never takes %s, for `||` goes on from there to the next value", [value])
}

# The values behind `&&` from which `||` goes on to another one. Where nothing but the same value follows, nothing is lost.
_never_taken(body) := {found[1] |
	some found in regex.find_all_string_submatch_n(sprintf(`&&\s*(%s)\s*\|\|`, [_empty]), body, -1)
	not regex.match(sprintf(`&&\s*%[1]s\s*\|\|\s*%[1]s\s*(\)|,|$)`, [regex.replace(found[1], `[.+]`, `\$0`)]), body)
}

_empty := `''|false|null|[-+]?0(?:\.0+|x0+)?`

# An expression without what its texts say, whose calls are names, and which has no parentheses around an empty value or around
# what ends with one behind `&&`.
_bare(body) := _ungrouped(_ungrouped(_uncalled(_uncalled(_uncalled(untexted))))) if {
	untexted := concat("", [_untexted(piece) | some piece in regex.find_n(`'(?:[^']|'')*'|[^']+`, lower(body), -1)])
}

_untexted(piece) := "text" if regex.match(`(?s)^'.+'$`, piece)

_untexted(piece) := piece if not regex.match(`(?s)^'.+'$`, piece)

# A call says of itself whether it is empty, unless a choice stands in it.
_uncalled(body) := regex.replace(body, `\b[a-z_][a-z0-9_-]*\s*\(([^()|]|\|[^|])*\)`, "call")

_ungrouped(body) := regex.replace(body, sprintf(`((?:^|[(|&,])\s*)\((\s*(?:[^()|]*&&\s*)?(?:%s)\s*)\)(\s*\|\|)`, [_empty]), "${1}${2}${3}")
