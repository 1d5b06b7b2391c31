# METADATA
# title: Shell scripts
# description: >-
#   The commands of a script for sh or bash, each with its words. Read as the shell reads them: quotes, escapes, comments,
#   operators, subshells, substitutions, redirections and heredocs; `sh -c '…'`, `su -c '…'` and `eval` are read on inside.
#   What stands before a command (assignments, sudo, env, timeout, `if`, `!` …) is apart from its words.
package lib.shell

# The commands of a script in its order, and then those that stand inside of them, three deep:
# {"name": "curl", "words": ["/usr/bin/curl", "-k", …], "env": {"A": "b"}, "prefix": ["A=b", "sudo"], "redirects": [">x"],
# "before": "&&", "after": "|", "order": [0, 2]}. `order` compares: what is greater comes later.
commands(script) := _nested(_commands(script, [0]))

# The same for a command that is words already, as in the exec form of a Dockerfile.
commands_of(words) := _nested([_command(words, [0, 0])])

# Whether a command has one of the flags: {"--yes", "-y"}. Short ones are found in a cluster (-qy), long ones with a value
# (--yes=true); `valued` are the letters of the short flags behind which the rest of a cluster is a value.
has_flag(command, flags, valued) if {
	some word in command.words
	startswith(word, "-")
	_is_flag(word, flags, valued)
}

_is_flag(word, flags, valued) if {
	word in flags
} else if {
	startswith(word, "--")
	contains(word, "=")
	split(word, "=")[0] in flags
} else if {
	not startswith(word, "--")
	letters := [substring(flag, 1, 1) | some flag in flags; count(flag) == 2]
	count(letters) > 0
	regex.match(sprintf(`^-[^-%s]*(%s)`, [valued, concat("|", letters)]), word)
}

# What a command is told to do: the first of its words that is one of the verbs.
verb(command, verbs) := [word |
	some word in array.slice(command.words, 1, count(command.words))
	word in verbs
][0]

# The value of the flag that is the word at an index: what is behind its `=`, else the next word, else nothing.
value(command, index) := substring(word, indexof(word, "=") + 1, -1) if {
	word := command.words[index]
	contains(word, "=")
} else := command.words[index + 1] if {
	index + 1 < count(command.words)
} else := ""

# Whether flags of a command stand in a variable: apt-get $APT_FLAGS install.
has_unknown_flags(command) if {
	some word in command.words
	regex.match(`(?i)^["']?\$\{?[a-z_]*(?:arg|flag|opt|param)`, word)
}

# The commands that get what a command writes, down the pipeline that it begins: b and c of a | b | c.
behind(command, all) := [other |
	command.after in {"|", "|&"}
	some other in all
	_follows(other, command)
	every between in all {
		_hands_on(between, command, other)
	}
]

_follows(other, command) if {
	other.order > command.order
	_level(other) == _level(command)
}

_level(command) := array.slice(command.order, 0, count(command.order) - 1)

# Whether a command stands outside of a pipeline from one command to another, or hands on what it gets.
_hands_on(between, from, _) if not _follows(between, from)

_hands_on(between, _, to) if not _follows(to, between)

_hands_on(between, _, _) if between.after in {"|", "|&"}

# Whether a command is a shell that reads its script from the standard input: sh, bash -eu, sh -s -- --yes.
reads_input(command) if {
	command.name in shells
	some word in command.words
	word in {"-", "-s", "/dev/stdin"}
}

reads_input(command) if {
	command.name in shells
	every word in array.slice(command.words, 1, count(command.words)) {
		regex.match(`^[-+][a-zA-Z]+$|^--[a-z]+$|^pipefail$`, word)
		not regex.match(_script_flag, word)
	}
}

shells := {"ash", "bash", "dash", "ksh", "sh", "zsh"}

_script_flag := `^-[a-zA-Z]*c$`

_single := `'[^']*'`

_substitution := `\$\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\x60[^\x60]*\x60`

_variable := `\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}`

_double := sprintf(`"(?:[^"\\$\x60]|\\.|%s|%s|\$)*"`, [_substitution, _variable])

_process := `[<>]\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`

# A part of a word: quoted, substituted, escaped or plain; at last a quote that nothing closes.
_atom := sprintf(
	`%s|%s|%s|%s|\\.|[^ \t\r\n"'\\;&|()<>\x60$]+|\$|["'\x60\\]`,
	[_substitution, _variable, _single, _double],
)

_redirect := sprintf(`[0-9]*(?:&>>?|>>|>\||>&|<&|<<<|<<-?|<>|<|>)[ \t]*(?:%s)*`, [_atom])

# A word, a redirection, or a comment behind a blank.
_token := sprintf(`(?s)[ \t\r]#[^\n]*|%s|%s|(?:%s)+`, [_process, _redirect, _atom])

# An operator, a comment, or all of a command.
_piece := sprintf(
	`(?s)%s|#[^\n]*|(?:[ \t\r]+(?:#[^\n]*)?|%s|%s|%s)+|&`,
	[`&&|\|\||\|&|;;&?|;&|[;|()\n]`, _process, _redirect, _atom],
)

_operators := {"\n", "&", "&&", "(", ")", ";", ";&", ";;", ";;&", "|", "|&", "||"}

_commands(script, order) := [command |
	pieces := _pieces(script)
	some index, piece in pieces
	not piece in _operators
	parts := _parts(piece)
	command := object.union(_command(parts.words, array.concat(order, [index])), {
		"redirects": parts.redirects,
		"before": _operator(pieces, index - 1),
		"after": _operator(pieces, index + 1),
		"inside": parts.inside,
	})
]

# The words and redirections of a command and the scripts that are substituted in it. Most have words alone.
_parts(piece) := {"words": words, "redirects": [], "inside": []} if {
	not regex.match(`["'\\<>#\x60]|\$\(`, piece)
	words := regex.find_n(`[^ \t\r]+`, piece, -1)
} else := parts if {
	tokens := [token |
		some token in regex.find_n(_token, piece, -1)
		not regex.match(`^[ \t\r]?#`, token)
	]
	redirects := [token | some token in tokens; _redirects(token)]
	parts := {
		"words": [_unquoted(token) | some token in tokens; not token in redirects],
		"redirects": redirects,
		"inside": [inside | some token in tokens; some inside in _substituted(token)],
	}
}

_pieces(script) := [trimmed |
	some piece in regex.find_n(_piece, _joined(script), -1)
	trimmed := trim(piece, " \t\r")
	not regex.match(`^(?:#|$)`, trimmed)
]

_operator(pieces, index) := pieces[index] if {
	index >= 0
	index < count(pieces)
} else := ""

_redirects(token) if {
	regex.match(`^[0-9]*&?[<>]`, token)
	not regex.match(`^[<>]\(`, token)
}

# Continued lines as one, and heredocs in a script without their bodies: those are data.
_joined(script) := regex.replace(replace(script, "\\\n", " "), pattern, " ${1}\n") if {
	contains(script, "\n")
	marks := regex.find_all_string_submatch_n(`<<-?[ \t]*\\?["']?(\w+)`, script, -1)
	count(marks) > 0
	names := concat("|", [mark[1] | some mark in marks])
	pattern := sprintf(
		`(?s)<<-?[ \t]*\\?["']?(?:%s)\b["']?([^\n]*)\n.*?\n[ \t]*(?:%s)(?:\n|$)`,
		[names, names],
	)
} else := replace(script, "\\\n", " ")

_unquoted(token) := token if {
	not regex.match(`["'\\]`, token)
} else := concat("", [_bare(atom) | some atom in regex.find_n(_atoms, token, -1)])

_atoms := concat("", ["(?s)", _atom])

_bare(atom) := "" if {
	atom in {"'", "\"", "\\"}
} else := substring(atom, 1, count(atom) - 2) if {
	startswith(atom, "'")
} else := regex.replace(substring(atom, 1, count(atom) - 2), `\\(["\\$\x60])`, "${1}") if {
	startswith(atom, "\"")
} else := substring(atom, 1, -1) if {
	startswith(atom, "\\")
} else := atom

# The scripts of $(…), `…` and <(…) in a token.
_substituted(token) := [script |
	regex.match(`\$\(|\x60|[<>]\(`, token)
	open := [atom | some atom in regex.find_n(_open, token, -1); not startswith(atom, "'")]
	text := regex.replace(concat("", open), `\\[$\x60]`, "")
	some found in regex.find_n(sprintf(`(?s)%s|%s`, [_substitution, _process]), text, -1)
	script := regex.replace(found, `^(?:[$<>]\(|\x60)|[)\x60]$`, "")
]

_open := sprintf("(?s)%s|%s|[<>]", [_process, _atom])

# The separator of words where they are matched as one text.
_end := "\u0001"

# Words in front of a command that run it, with their own flags and arguments.
_prefix := concat("", [
	`^(?:`,
	`(?:!|\{|if|then|elif|else|while|until|do|command|exec|builtin|busybox|eatmydata|nohup|time)\x01`,
	`|[A-Za-z_][A-Za-z0-9_]*\+?=[^\x01]*\x01`,
	`|(?:/[^\x01]*/)?(?:sudo|doas)\x01(?:(?:-[ugpCDRTU]|--(?:user|group|prompt|chdir|host))\x01`,
	`[^\x01]*\x01|-[^\x01]*\x01)*`,
	`|(?:/[^\x01]*/)?env\x01(?:(?:-[uC]|--unset|--chdir)\x01[^\x01]*\x01|-[^\x01]*\x01)*`,
	`|(?:timeout|gosu|su-exec|chroot)\x01(?:-[ks]\x01[^\x01]*\x01|-[^\x01]*\x01)*[^\x01]*\x01`,
	`|(?:nice|ionice|stdbuf)\x01(?:-[nc]\x01[^\x01]*\x01|-[^\x01]*\x01)*`,
	`|xargs\x01(?:-[adEILnPs]\x01[^\x01]*\x01|-[^\x01]*\x01)*`,
	`)*`,
])

_command(all, order) := {
	"name": _name(words),
	"words": words,
	"env": assigned(prefix),
	"prefix": prefix,
	"order": order,
} if {
	text := concat("", [concat("", [word, _end]) | some word in all])
	before := regex.find_n(_prefix, text, 1)[0]
	prefix := _split(before)
	words := _split(substring(text, count(before), -1))
}

# What words such as `A=1` set, the last of them where several set the same.
assigned(words) := {name: value |
	some at, word in words
	name := _set_by(word)
	not name in {_set_by(later) | some later in array.slice(words, at + 1, count(words))}
	value := substring(word, indexof(word, "=") + 1, -1)
}

_set_by(word) := trim_suffix(split(word, "=")[0], "+") if regex.match(`^[A-Za-z_][A-Za-z0-9_]*\+?=`, word)

_split(text) := split(trim_suffix(text, _end), _end) if {
	text != ""
} else := []

# The command without its folder.
_name(words) := regex.replace(words[0], `^.*/`, "") if {
	count(words) > 0
} else := ""

_nested(first) := array.concat(array.concat(first, second), _inside(second)) if {
	second := _inside(first)
}

_inside(commands_) := [command |
	some outer in commands_
	some index, script in _scripts(outer)
	some command in _commands(script, array.concat(outer.order, [index]))
]

_scripts(command) := array.concat(object.get(command, "inside", []), _argument(command))

_argument(command) := [script] if {
	command.name in (shells | {"runuser", "su"})
	script := [command.words[index + 1] | some index, word in command.words; regex.match(_script_flag, word)][0]
} else := [concat(" ", array.slice(command.words, 1, count(command.words)))] if {
	command.name == "eval"
} else := []
