# METADATA
# title: Expressions of GitHub Actions
# description: The expressions of a text or of a document, in one spelling, and the contexts that they give.
package lib.github_expressions

import data.lib.github

# The bodies of the expressions in a text.
bodies(text) := [found[1] |
	some found in regex.find_all_string_submatch_n(`(?s)\$\{\{(.*?)\}\}`, text, -1)
]

# Every expression of the document: [{"at", "body"}]. A condition is one also without `${{ }}`.
all := array.concat(
	[{"at": path, "body": body} |
		walk(input, [path, text])
		is_string(text)
		contains(text, "${{")
		some body in bodies(text)
	],
	[{"at": condition.at, "body": condition.text} |
		some condition in github.conditions
		not contains(condition.text, "${{")
	],
)

# The words of an expression as they are written, by which a finding stands where it does.
words_of(body) := [word | some word in regex.split(`\s+`, body); word != ""]

# An expression in one spelling: lower case, `a['b']` and `a . b` as `a.b`.
dotted(body) := regex.replace(named, `\s*\.\s*`, ".") if {
	named := regex.replace(lower(body), `\[\s*'([a-z0-9_-]+)'\s*\]`, ".$1")
}

# The same, with `a[0]` as `a.*`.
normal(body) := regex.replace(dotted(body), `\[[^\[\]]*\]`, ".*")

# The contexts whose text an expression gives: what is only compared, searched or asked for is left out.
contexts(body) := {lower(trim_space(body))} if {
	regex.match(`^\s*[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_*-]+)+\s*$`, body)
} else := {found | some found in regex.find_n(`[a-z_][a-z0-9_-]*(\.[a-z0-9_*-]+)+`, unasked, -1)} if {
	operand := `(''|[a-z0-9_.*-]+)`
	unquoted := regex.replace(normal(body), `'[^']*'`, "''")
	unsearched := regex.replace(unquoted, `(contains|startswith|endswith|hashfiles)\s*\([^()]*\)`, "true")
	uncompared := regex.replace(unsearched, sprintf(`%s\s*(==|!=|<=|>=|<|>)\s*%s`, [operand, operand]), "true")
	unasked := regex.replace(uncompared, `!\s*[a-z0-9_.*-]+|[a-z0-9_.*-]+\s*&&`, " ")
}

# The contexts that a text pastes.
pasted(text) := {context |
	contains(text, "${{")
	some body in bodies(text)
	some context in contexts(body)
}

# What a text that is a variable alone stands for, by the environments around it, the nearest first.
variable(text, environments) := [value |
	some environment in environments
	some key, value in environment
	lower(key) == lower(name)
][0] if {
	is_string(text)
	[[_, name]] := regex.find_all_string_submatch_n(`^\s*\$\{\{\s*env\.(\w+)\s*\}\}\s*$`, text, -1)
}
