# METADATA
# title: Guards in scripts of GitHub steps
# description: >-
#   Whether a script of a step, in a shell or in JavaScript, may end its job over something that it asks for. An end under
#   conditions that speak of other things alone is none; where that cannot be told, it may be one.
package lib.github_guards

# Whether a script may end the job over what a pattern finds in it.
may_end_over(script, pattern) if {
	statements := _statements(script)
	asked := _asked(statements, pattern)
	some index, statement in statements
	regex.match(_end, statement.text)
	not _is_over_others(statements, index, asked)
}

# A shell of GitHub stops at the first command that fails.
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
may_end_over(script, pattern) if {
	statements := _statements(script)
	asked := _asked(statements, pattern)
	some statement in statements
	regex.match(asked, statement.text)
	regex.match(`^(test|\[\[?|\(\()\s|^[^(]*\|\s*(jq\s.*(\s-\w*e|--exit-status)|e?grep)\b`, statement.text)
	not regex.match(`\|\||&&`, statement.text)
}

_end := `\b(setFailed|process\.exit)\(|\bthrow\b|\bexit\s+[1-9]`

# What ends a script, or a function, well.
_leave := `\breturn\b|\bexit(\s+0)?(\s*[;})]|\s*$)`

_condition := `\b(if|elif|case|while|until|for|catch)\b|\|\||&&|\s\?\s.*\s:\s`

# The statements of a script with the blocks that they stand in: {"text", "low", "after", "leaves"}, how many blocks are open once
# it has closed some, and behind it, and whether it ends the script well. A condition stands with what it decides, where that is no block.
_statements(script) := [statement |
	some index, text in texts
	change := changes[index]
	part := floor(index / 64)
	before := parts[part] + sum([other.more | some other in array.slice(changes, part * 64, index)])
	leaves := regex.match(_leave, text)
	statement := {"text": text, "low": before - change.first, "after": before + change.more, "leaves": leaves}
] if {
	texts := _texts(script)
	words := {true: `|(?:^|\b(?:then|do|else)\s+)(?:if|case|while|until|for)\b`, false: ""}[_has_words(texts)]
	changes := [change |
		some text in texts
		opened := count(regex.find_n(sprintf(`[{]%s`, [words]), text, -1))
		closed := count(regex.find_n(`[}]|^(?:fi|done|esac)\b`, text, -1))
		first := count(regex.find_n(`^(?:[}]|fi\b|done\b|esac\b)`, text, 1))
		change := {"more": opened - closed, "first": first}
	]
	parts := [sum([other.more | some other in array.slice(changes, 0, part * 64)]) | some part in numbers.range(0, floor(count(changes) / 64))]
}

# Blocks of a shell end with words.
_has_words(texts) := count([text | some text in texts; regex.match(`^(fi|done|esac)\b`, text)]) > 0

_texts(script) := [text |
	plain := regex.replace(script, `\$\{\{?([^{}\n]*)\}?\}`, " ${1} ")
	joined := regex.replace(regex.replace(plain, `\s*\\\r?\n\s*`, " "), `(&&|\|\|)\s*\r?\n\s*`, "${1} ")
	whole := regex.replace(joined, `(\bif\s*\([^\n]*\))\s*\r?\n\s*(throw|return|process|[\w.]*setFailed)\b`, "${1} ${2}")
	some piece in regex.split(`\r?\n|;`, whole)
	text := trim_space(piece)
	text != ""
	not regex.match(`^(#|//)`, text)
]

# What something is asked for with: by the pattern, and by the names of what takes the answer in.
_asked(statements, pattern) := _with_names(script, _with_names(script, _with_names(script, pattern))) if {
	taken := [_taking(statement.text) | some statement in statements]
	script := {
		"statements": statements,
		"taken": taken,
		"takers": [index | some index, names in taken; count(names) > 0],
		"functions": [{"index": index, "name": name} | some index, statement in statements; name := _function(statement.text)],
	}
}

_with_names(script, pattern) := concat("|", array.concat([pattern], sort(names))) if {
	names := {sprintf(`\b%s\b`, [replace(name, ".", `\.`)]) |
		some index, statement in script.statements
		regex.match(pattern, statement.text)
		some name in (script.taken[index] | _above(script, index))
	}
}

_taking(text) := {name |
	some groups in regex.find_all_string_submatch_n(_assignment, text, -1)
	some name in array.slice(groups, 1, count(groups))
	regex.match(`\w\w`, name)
}

_assignment := `\b(\w+)\s*=(?:[^=~>]|$)|\b(?:read|mapfile|readarray)\s+(?:-\w+\s+)*(\w+)|>\s*["']?([\w.-]+)|\btee\s+["']?([\w.-]+)`

# Where a question goes over many lines, who takes the answer stands further up, and so does a function's name.
_above(script, index) := functions | names if {
	functions := {function.name | some function in script.functions; function.index < index}
	names := {name |
		count(script.taken[index]) == 0
		some name in script.taken[max([taker | some taker in script.takers; taker < index])]
	}
}

_function(text) := name if {
	name := regex.find_all_string_submatch_n(`^(?:async\s+)?(?:function\s+)?(\w+)\s*\([^()]*\)\s*\{`, text, 1)[0][1]
	not name in {"catch", "for", "if", "switch", "while"}
}

# Whether an end stands under a condition, and under none that speaks of what is asked for.
_is_over_others(statements, index, asked) if {
	conditions := _conditions(statements, index)
	some condition in conditions
	regex.match(_condition, regex.replace(condition, `"[^"]*"|'[^']*'|\x60[^\x60]*\x60|\s#.*`, `""`))
	every text in conditions {
		not regex.match(asked, text)
		not startswith(text, ")")
	}
	not _is_left_before(statements, index, asked)
}

# What stays behind is asked for by what has left before.
_is_left_before(statements, index, asked) if {
	some before, statement in array.slice(statements, 0, index)
	statement.leaves
	some condition in _conditions(statements, before)
	regex.match(asked, condition)
}

# A statement with those that open the blocks around it, and with the other branches of these.
_conditions(statements, index) := array.concat([statements[index].text], [text |
	some level in numbers.range(1, max([1, statements[index].low]))
	level <= statements[index].low
	some text in _opening(array.slice(statements, 0, index), level)
])

_opening(before, level) := array.concat(array.slice(openings, first, count(openings)), branches) if {
	at := [index | some index, other in before; other.low < level; level <= other.after]
	openings := [before[index].text | some index in at]
	last := openings[count(openings) - 1]
	first := {true: 0, false: count(openings) - 1}[regex.match(`\belse\b`, last)]
	branches := [other.text |
		some other in array.slice(before, at[count(at) - 1], count(before))
		startswith(other.text, "elif")
	]
}
