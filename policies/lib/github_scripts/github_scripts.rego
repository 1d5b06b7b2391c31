# METADATA
# title: Scripts of GitHub steps
# description: The commands of the scripts that steps run, and what they hand to later steps.
package lib.github_scripts

import data.lib.github
import data.lib.github_actions as actions
import data.lib.shell

# All commands of all steps: [{"entry", "text"}].
commands := [{"entry": entry, "text": text} |
	some entry in github.steps
	is_string(entry.step.run)
	some text in commands_of(entry.step.run)
]

# What a step runs as a script, its own or an input of an action: [{"path", "text"}].
of(step) := [{"path": ["run"], "text": step.run}] if {
	is_string(step.run)
} else := [{"path": ["with", key], "text": text} |
	names := _script_inputs_of(actions.name_of(step))
	is_object(step["with"])
	some key, text in step["with"]
	lower(key) in names
	is_string(text)
]

# Inputs that an action runs as a script.
_script_inputs := {
	"actions/github-script": {"script"},
	"addnab/docker-run-action": {"options", "run"},
	"amadevus/pwsh-script": {"script"},
	"appleboy/ssh-action": {"script"},
	"azure/cli": {"inlinescript"},
	"azure/powershell": {"inlinescript"},
	"cardinalby/js-eval-action": {"expression"},
	"cross-platform-actions/action": {"run"},
	"cypress-io/github-action": {"command"},
	"devorbitus/yq-action-output": {"cmd"},
	"jannekem/run-python-script-action": {"script"},
	"mikefarah/yq": {"cmd"},
	"nick-fields/retry": {"command", "on_retry_command"},
	"nick-invision/retry": {"command", "on_retry_command"},
	"reactivecircus/android-emulator-runner": {"pre-emulator-launch-script", "script"},
	"sergeysova/jq-action": {"cmd"},
	"uraimo/run-on-arch-action": {"install", "run", "setup"},
	"wandalen/wretry.action": {"command"},
}

_script_inputs_of(name) := {"prepare", "run"} if {
	regex.match(`^vmactions/[a-z0-9-]+-vm$`, name)
} else := _script_inputs[name]

# The commands of a script, one a piece: lines that go on are joined, lists and pipes are taken apart, comments are left out.
commands_of(script) := [text |
	joined := regex.replace(script, `\s*[\\\x60]\r?\n\s*`, " ")
	some piece in regex.split(`\r?\n|&&|\|\|?|;|\$\(|\(|\)`, joined)
	text := trim_space(piece)
	text != ""
	not startswith(text, "#")
]

# The commands of a script as lib.shell reads them, an expression as a variable `${…}`.
read(script) := shell.commands(regex.replace(script, `(?s)\$\{\{.*?\}\}`, "$${…}"))

# The words of such a command as they are written, up to its first expression.
written(command) := array.slice(command.words, 0, min(ends)) if {
	ends := {index | some index, word in array.concat(command.words, ["${…}"]); contains(word, "…}")}
}

# The words of a part of a script as they are written, by which a finding stands where that part does.
words_of(text) := [word | some word in regex.split(`[\s\\\x60]+`, text); word != ""]

# What a script hands to later steps: [{"file", "name", "text", "line"}], by way of GITHUB_ENV, GITHUB_OUTPUT or GITHUB_PATH (`env`,
# `output`, `path`). The text is what stands behind the name, else the line.
writes_of(script) := [write |
	regex.match(`(?i)GITHUB_(ENV|OUTPUT|PATH)|::(set-env|set-output|add-path)`, script)
	lines := _lines_of(script)
	block := _block_file(lines)
	some line in lines
	file := _file_of(line, block)
	some named in _named(line, lines)
	write := {"file": file, "name": lower(named[0]), "text": named[1], "line": line}
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

# Whether a text is, or takes in, what a command says of the commits, files, titles and bodies of others.
asks_for_strange_text(text) if {
	regex.match(`\b(gh|git)\s`, text)
	some groups in regex.find_all_string_submatch_n(`(?:^|\$\(|\x60)\s*((?:gh|git)\s[^()\x60]*)`, text, -1)
	not regex.match(_counting, groups[1])
	_is_strange(groups[1])
}

# The event, as the runner keeps it in a file.
asks_for_strange_text(text) if {
	regex.match(`GITHUB_EVENT_PATH\b`, text)
	some command in regex.find_n(`\bjq\s[^()]*`, text, -1)
	regex.match(`\.(title|body|message|head\??\.(ref|label))\b`, command)
	not regex.match(_counting, command)
}

# Of what goes on with these, no text is left; what stands behind them says whether there was any.
_counting := `[;&]|\|\||\b(wc|test|length|any|all)\b|\bgrep\s[^|]*-[A-Za-z]*[cqL]|\s(-c|--count|-q|--quiet)\s*$`

_is_strange(command) if regex.match(_git_tells, command)

# Of a pull request or an issue as JSON, what a query takes of it.
_is_strange(command) if {
	regex.match(`^gh\s+(pr|issue)\s+(list|view)\s.*--json[\s=]`, command)
	queried := regex.replace(command, `--json[\s=]+\S+`, "")
	_is_open_text(command, queried)
}

_is_strange(command) if regex.match(`^gh\s+api\s.*/(issues|pulls)/.*\.(title|body|head\.ref)\b`, command)

_is_open_text(command, queried) if {
	not regex.match(_query, queried)
	regex.match(sprintf(`--json[\s=]+\S*\b(%s)\b`, [_texts]), command)
}

_is_open_text(_, queried) if {
	regex.match(_query, queried)
	regex.match(sprintf(`\.(%s)\b`, [_texts]), queried)
}

_query := `\s(-q|--jq|--template|-t|jq)\b`

_texts := "body|comments|commits|files|headRefName|title"

_git_tells := concat("|", [
	`^git\s(-\S+\s+(\S+\s+)?)?(log|show)\s[^|]*(--oneline|%(s\b|[bB]\b|[ac][nNeE]))`,
	`^git\s(-\S+\s+(\S+\s+)?)?(diff|diff-tree|log|show)\s[^|]*--name-(only|status)`,
])

# The outputs by which a script of `actions/github-script` gives back texts of the event, which others write.
given_back(script) := {"result" |
	some _ in regex.find_n(sprintf(`\breturn\s+%s\s*(;|\n|$)`, [_payload]), script, 1)
} | {lower(groups[1]) |
	pattern := sprintf(`\bsetOutput\(\s*['"]([\w-]+)['"]\s*,\s*%s\s*\)`, [_payload])
	some groups in regex.find_all_string_submatch_n(pattern, script, -1)
}

_payload := `context\.payload\.(?:issue|pull_request|comment|review|discussion)\??\.(?:title|body|head\??\.(?:ref|label))`

# Whether a text is only digits or a hash, or cut down to harmless letters, whatever went in.
is_cleaned(text) if {
	some pattern in _cleaning
	regex.match(pattern, text)
}

# What asks for a number, and what writes in letters, says nothing of another command beside it, and nothing is left of it where it
# is read back.
is_cleaned(text) if {
	some pattern in _narrowing
	regex.match(pattern, text)
	rest := regex.replace(text, sprintf(`(\$\(|\x60)([^()\x60]|\([^()]*\))*?%s`, [pattern]), "")
	not regex.match({true: `\$|\x60`, false: `\$\(|\x60`}[rest != text], rest)
	not regex.match(`\bbase64\s+(-d|-D|--decode)\b`, text)
}

_narrowing := [
	`\bgh\s+(api|issue|pr|run)\s[^|;\n]*(--jq|-q)[ =]+["']?(\.\w+|\.?\[\d*\])*\.(databaseId|id|number)["']?\s*([)"\x60\n]|$)`,
	`\bbase64(\s+(-w|--wrap[ =])\s*\d+)*\s*([)|"'\x60\n]|$)`,
]

_cleaning := [
	`\btr\s+(-cd|-dc|-c\s+-d)\b`,
	`\b(sha\d+sum|md5sum|wc|jq\s+length)\b`,
	concat("", [
		`\bgrep\s+(-\S+\s+)*(-[A-Za-z]*o[A-Za-z]*|--only-matching)\s+(-\S+\s+)*`,
		sprintf(`("\^?(%s)+\$?"|'\^?(%s)+\$?'|\^?(%s)+($|[\s)]))`, [_harmless, _harmless, _harmless]),
	]),
]

# Parts of regular expressions that take names, numbers and what joins them: nothing of it ends a line or a text, or sets a
# variable.
_harmless := concat("|", [
	`[A-Za-z0-9_#/:@-]`, `\\[.bdwK]`, `\[[A-Za-z0-9_.#/:@-]+\]`, `\[\[:(alnum|alpha|digit|lower|upper|xdigit):\]\]`, `[+*?|()]`,
	`\{[0-9,]+\}`,
])

# The variables that hold only names and numbers where a script hands something on, since it goes on with no others. What stands
# further in, or is set again behind the check, does not count.
checked_in(script) := {lower(name) |
	is_string(script)
	contains(script, "=~")
	some [name, rest] in array.concat(_refused(script), _asked(script))
	not regex.match(sprintf(`\b%s=`, [name]), rest)
}

# `[[ "$A" =~ ^[0-9]+$ ]] || exit 1`, and the same with `if !`: [[the name, what follows]].
_refused(script) := [[found[2], rest] |
	head := regex.split(_handing_on, script)[0]
	some form in [
		`(?m)^(\[\[\s+%s\s+\]\]\s*\|\|\s*(?:\{\s(?:[^{}]*[;\n])?\s*)?exit\s+[1-9])`,
		`(?m)^(if\s+(?:!\s+\[\[|\[\[\s+!)\s+%s\s+\]\]\s*;?\s*then\s(?:[^\n]*\n)??(?:[^\n{(]*;)?\s*exit\s+[1-9])`,
	]
	some found in regex.find_all_string_submatch_n(sprintf(form, [_match]), head, -1)
	not regex.match(`\b(elif|else)\b`, found[1])
	count(regex.find_n(`\bif\b`, found[1], -1)) < 2
	rest := split(script, found[1])[1]
]

# `if [[ "$A" =~ ^[0-9]+$ ]]; then …` around all that is handed on.
_asked(script) := [[found[2], found[1]] |
	form := `(?m)^(if\s+\[\[\s+%s\s+\]\]\s*;?\s*then\s(?:[^\n]*\n)*?)(?:elif|else|fi)\b`
	some found in regex.find_all_string_submatch_n(sprintf(form, [_match]), script, -1)
	not regex.match(_handing_on, replace(script, found[1], ""))
]

_match := sprintf(`"?\$\{?([A-Za-z_]\w*)\}?"?\s+=~\s+\^(?:%s)+\$`, [_harmless])

_handing_on := `GITHUB_(ENV|OUTPUT|PATH)|::(set-(env|output)|add-path)`
