# METADATA
# title: Command lines of containers
# description: >-
#   What a container runs, word by word with the place of each word, and the flags of a Go program among them.
package lib.command_lines

# The command lines of a container of lib.kubernetes: its command and args, or every command of a shell script in them.
# [[{"text", "path", "list"}]]; `list` is the nearest place that holds all words.
of(entry) := [_script_words(command, script.path) | some command in _commands(script.text)] if {
	words := _argv(entry)
	base(words[0].text) in {"ash", "bash", "dash", "sh"}
	script := [words[index + 1] | some index, word in words; regex.match(`^-[a-z]*c$`, word.text)][0]
} else := [_argv(entry)]

# The name of a program without its folder.
base(text) := segments[count(segments) - 1] if segments := split(text, "/")

# Where the program stands in a command line: behind what runs it, the flags of that, and variables.
program(words) := [index | some index, word in words; not _is_before_program(word.text)][0]

# The flags of a Go program: {name: {"value", "values", "at"}} with the last value, for that one counts, and all values.
# With one or two dashes, `--flag=value` or `--flag value`. Switches take no word behind them; a flag that lacks its value
# has "".
flags(words, switches) := table([flag |
	some index, word in words
	startswith(word.text, "-")
	not _is_value(words, index, switches)
	flag := {"name": _name(word.text), "value": _value(words, index, switches), "at": word.path}
])

# The same of flags that are given elsewhere, in their order: [{"name", "value", "at"}].
table(given) := {name: flag |
	some name in {entry.name | some entry in given}
	named := [entry | some entry in given; entry.name == name]
	last := named[count(named) - 1]
	flag := {"value": last.value, "values": [entry.value | some entry in named], "at": last.at}
}

# Whether a variable stands where flags do, so that there may be any number more.
takes_variables(words, switches) if {
	some index, word in words
	startswith(word.text, "$")
	not _is_value(words, index, switches)
}

_argv(entry) := [{"text": text, "path": array.concat(list, [index]), "list": list} |
	some field in ["command", "args"]
	list := array.concat(entry.path, [field])
	values := object.get(entry.container, field, [])
	is_array(values)
	some index, text in values
	is_string(text)
]

# Lines that go on behind a backslash are one.
_commands(script) := regex.split(`\n|;|&&|\|\|?`, regex.replace(script, `\\\r?\n`, " "))

_script_words(command, path) := [{"text": text, "path": path, "list": path} |
	some word in regex.split(`\s+`, command)
	text := replace(replace(word, `"`, ""), "'", "")
	text != ""
]

_is_before_program(text) if startswith(text, "-")

_is_before_program(text) if regex.match(`^[A-Za-z_][A-Za-z0-9_]*=`, text)

_is_before_program(text) if {
	base(text) in {"dumb-init", "env", "exec", "go-runner", "hyperkube", "nice", "nohup", "tini"}
}

_name(text) := replace(trim_left(split(text, "=")[0], "-"), "_", "-")

_value(words, index, switches) := substring(text, indexof(text, "=") + 1, -1) if {
	text := words[index].text
	contains(text, "=")
} else := "true" if {
	_name(words[index].text) in switches
} else := words[index + 1].text if {
	_is_value(words, index + 1, switches)
} else := ""

_is_value(words, index, switches) if {
	index > 0
	before := words[index - 1].text
	startswith(before, "-")
	not contains(before, "=")
	not _name(before) in switches
	regex.match(`^([^-]|-\d)`, words[index].text)
}
