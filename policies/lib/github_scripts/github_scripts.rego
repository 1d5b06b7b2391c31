# METADATA
# title: Scripts of GitHub steps
# description: The commands of the scripts that steps run, and what they hand to later steps.
package lib.github_scripts

import data.lib.github

# All commands of all steps: [{"entry", "text"}].
commands := [{"entry": entry, "text": text} |
	some entry in github.steps
	is_string(entry.step.run)
	some text in commands_of(entry.step.run)
]

# The commands of a script, one a piece: lines that go on are joined, lists and pipes are taken apart, comments are left out.
commands_of(script) := [text |
	joined := regex.replace(script, `\s*[\\\x60]\r?\n\s*`, " ")
	some piece in regex.split(`\r?\n|&&|\|\|?|;|\$\(|\(|\)`, joined)
	text := trim_space(piece)
	text != ""
	not startswith(text, "#")
]

# What a script hands to later steps: [{"file", "name", "text"}], by way of GITHUB_ENV, GITHUB_OUTPUT or GITHUB_PATH (`env`,
# `output`, `path`). The text is what stands behind the name, else the line.
writes_of(script) := [write |
	regex.match(`(?i)GITHUB_(ENV|OUTPUT|PATH)|::(set-env|set-output|add-path)`, script)
	lines := _lines_of(script)
	block := _block_file(lines)
	some line in lines
	file := _file_of(line, block)
	some named in _named(line, lines)
	write := {"file": file, "name": lower(named[0]), "text": named[1]}
]

_lines_of(script) := [line |
	some line in regex.split(`\r?\n`, regex.replace(script, `[\\\x60]\r?\n\s*`, " "))
	not regex.match(`^\s*(#|$)`, line)
]

_file_of(line, block) := _files[lower(groups[2])] if {
	groups := regex.find_all_string_submatch_n(
		`(?i)(>|\btee\b|out-file|(?:add|set)-content|appendfile\w*)[^\n]*GITHUB_(ENV|OUTPUT|PATH)\b`,
		line,
		1,
	)[0]
	not regex.match(`^\s*[})]`, line)
} else := _files[groups[1]] if {
	groups := regex.find_all_string_submatch_n(`::(set-env|set-output|add-path)\b`, line, 1)[0]
} else := block if {
	not regex.match(`(?i)GITHUB_(ENV|OUTPUT|PATH)`, line)
	regex.match(`\b(echo|printf|cat|write-output)\b|^\s*[\w-]+(=|<<)`, line)
}

_files := {
	"add-path": "path",
	"env": "env",
	"output": "output",
	"path": "path",
	"set-env": "env",
	"set-output": "output",
}

# `{ …; } >> "$GITHUB_ENV"` and `cat <<EOF >> "$GITHUB_ENV"` write lines that do not name the file themselves.
_block_file(lines) := files[0] if {
	files := [_files[lower(groups[1])] |
		some line in lines
		regex.match(`^\s*[})]|<<`, line)
		some groups in regex.find_all_string_submatch_n(`>[^\n]*GITHUB_(ENV|OUTPUT|PATH)\b`, line, 1)
	]
	count(files) > 0
} else := ""

# A line without a name belongs to `name<<EOF` above it.
_named(line, lines) := [[groups[1], groups[2]]] if {
	groups := regex.find_all_string_submatch_n(`::set-(?:env|output)\s+name=([A-Za-z_][\w-]*)::(.*)$`, line, 1)[0]
} else := [[groups[2], groups[3]]] if {
	groups := regex.find_all_string_submatch_n(`(^|[\s"'({])([A-Za-z_][\w-]*)(?:=|<<)(.*)$`, line, 1)[0]
} else := names if {
	names := [[groups[1], line] |
		some other in lines
		some groups in regex.find_all_string_submatch_n(`\b([A-Za-z_][\w-]*)<<`, other, 1)
	]
	count(names) > 0
} else := [["", line]]

# The variables that a script sets itself: [{"name", "text"}].
assignments_of(script) := [{"name": lower(groups[1]), "text": groups[2]} |
	some line in _lines_of(script)
	some groups in regex.find_all_string_submatch_n(
		`^\s*(?:(?:export|local|readonly|then|do|declare(?:\s+-\S+)*|for)\s+|\$)?([A-Za-z_]\w*)\s*(?:=|\+=|\sin\s)\s*(.*)$`,
		line,
		1,
	)
]

# The variables that a text uses, in lower case.
variables_of(text) := {lower(name) |
	some groups in regex.find_all_string_submatch_n(`\$(?:\{?env:)?\{?([A-Za-z_]\w*)|%([A-Za-z_]\w*)%`, text, -1)
	name := concat("", array.slice(groups, 1, 3))
}

# Whether a text is only digits or a hash, or cut down to harmless letters, whatever went in.
is_cleaned(text) if {
	some pattern in _cleaning
	regex.match(pattern, text)
}

_cleaning := [
	`\btr\s+(-cd|-dc|-c\s+-d)\b`,
	`\b(sha\d+sum|md5sum|wc|jq\s+length)\b`,
	`\bgrep\s+-\S*o\S*\s+["']?\^?(\[0-9\]|\\d|\[\[:digit:\]\])`,
]
