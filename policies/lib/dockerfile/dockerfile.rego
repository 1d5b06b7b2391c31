# METADATA
# title: Dockerfiles
# description: >-
#   What a Dockerfile builds and runs: the last stage with those below it, the commands of its RUN instructions and the
#   variables that it sets. Everything is a rule without arguments, worked out once for a document.
package lib.dockerfile

import data.lib.fix
import data.lib.placeholders
import data.lib.shell

# The stage that the build gives.
final := input.stages[_place_of_final]

_place_of_final := place if {
	some place, stage in input.stages
	stage.final == true
}

_lineage := graph.reachable(_parents, {index | index := final.index})

_parents := {stage.index: array.concat([parent | parent := stage.parent], _choices(stage)) | some stage in input.stages}

# The stages that each one is built on, or may be, itself included.
below[stage.index] := graph.reachable(_parents, {stage.index}) if some stage in input.stages

# The last stage and those that it is built on, or may be, the lowest first.
lineage := [stage | some stage in input.stages; stage.index in _lineage]

# What the last stage is called in messages: "app", or its number.
label := sprintf("%q", [final.name]) if {
	is_string(final.name)
} else := sprintf("%d", [final.index + 1])

# The image of others that the last stage is built on: what it brings nobody can tell from here.
foreign_base := image if {
	image := lower(lineage[0].image)
	contains(trim_prefix(trim_prefix(image, "docker.io/"), "library/"), "/")
}

# Whether the build gives nothing to start: nothing but files on scratch, or nothing at all.
no_image if {
	lower(lineage[0].image) == "scratch"
	not starts
}

# A file of nothing but FROM names images, for a program that keeps them up to date.
no_image if {
	count(input.stages) > 0
	every stage in input.stages {
		count(stage.instructions) == 0
	}
}

# Whether the file says what the image starts, and does not leave it to the base image.
starts if {
	some stage in lineage
	some instruction in stage.instructions
	instruction.cmd in {"cmd", "entrypoint"}
}

# The stages that are no part of the image: it takes files from them, or from stages built on them, and not all of them.
thrown_away := graph.reachable(_parents, {stage.index |
	some stage in input.stages
	names := _names(stage)
	count(names & _sources) > 0
	count(names & _taken_whole) == 0
}) - _lineage

_sources := {lower(source) |
	some stage in input.stages
	some instruction in stage.instructions
	instruction.cmd == "copy"
	some source in object.get(instruction, ["flags", "from"], [])
} | {lower(found[1]) |
	some run in runs
	some mount in run.mounts
	some found in regex.find_all_string_submatch_n(_mount_source, mount, 1)
}

_taken_whole := {lower(source) |
	some stage in input.stages
	some instruction in stage.instructions
	instruction.cmd == "copy"
	some source in object.get(instruction, ["flags", "from"], [])
	instruction.value[0] in {"/", "/.", "/*"}
}

# What COPY takes out of other stages: the path, and the stages that it may be of, those below one included.
taken := [{"path": path, "stages": graph.reachable(_parents, {other.index})} |
	some stage in input.stages
	some instruction in stage.instructions
	instruction.cmd == "copy"
	some source in object.get(instruction, ["flags", "from"], [])
	some other in _named[lower(source)]
	some path in array.slice(instruction.value, 0, count(instruction.value) - 1)
]

_named[name] contains stage if {
	some stage in input.stages
	some name in _names(stage)
}

_names(stage) := {sprintf("%d", [stage.index])} | {lower(name) | name := stage.name}

# The folder in which an instruction of a stage is carried out; "$" where that is not written.
folder(stage, index) := trim_right(last, "/") if {
	below := graph.reachable(_parents, {stage.index})
	folders := [instruction.value[0] |
		some other in input.stages
		other.index in below
		some place, instruction in other.instructions
		instruction.cmd == "workdir"
		[other.index, place] < [stage.index, index]
	]
	last := folders[count(folders) - 1]
	startswith(last, "/")
} else := "$"

# The images that a build pulls: those of FROM, and of COPY --from and RUN --mount where they are no stage and no named context.
# `part` is true where the image is only a part of what stands at its place.
images := array.concat(_base_images, array.concat(_copied_images, _mounted_images))

_base_images := [{"image": stage.image, "at": ["stages", index, "image"], "role": "base image", "part": false} |
	some index, stage in input.stages
	is_string(stage.image)
	not lower(stage.image) in {"", "scratch"}
	object.get(stage, "parent", null) == null
	not _stands_in(stage.image)
	count(_choices(stage)) == 0
]

# The name of an image has no capitals: FROM REPLACE-ME waits for a script. https://github.com/distribution/reference
# With a tag behind it only a name without small letters does, since FROM MyApp:latest names an image by mistake.
_stands_in(image) if regex.match(`^[\w.-]*[A-Z][\w.-]*$`, image)

_stands_in(image) if regex.match(`^[A-Z0-9_.-]*[A-Z][A-Z0-9_.-]*:[^/]*$`, image)

# The stages of which an argument chooses one: FROM build-$TARGETARCH, where there are build-amd64 and build-arm64. FROM node$TAG
# is an image even where there is a stage node-base: without a sign between, only the name of a platform makes a name whole.
_choices(stage) := [other.index |
	contains(stage.image, "$")
	written := regex.replace(lower(stage.image), placeholders.pattern, "\u0001")
	regex.match(`[a-z]`, written)
	not regex.match(`[/:@]`, written)
	form := _form_of_choices(regex.replace(written, `[\\.+*?()|\[\]{}^$]`, `\${0}`))
	some other in input.stages
	other.index < stage.index
	regex.match(form, lower(other.name))
]

_form_of_choices(escaped) := sprintf("^%s$", [replace(apart, "\u0001", ".+")]) if {
	apart := regex.replace(escaped, `([a-z0-9])\x01|\x01([a-z0-9])`, sprintf("${1}%s${2}", [_platform]))
}

_platform := "(amd64|arm|arm64|i?386|loong64|mips64|mips64le|ppc64le|riscv64|s390x|x86_64|aarch64|linux|windows|darwin|freebsd|v[5-8])"

_copied_images := [{"image": image, "at": at, "role": "image", "part": false} |
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "copy"
	some image in object.get(instruction, ["flags", "from"], [])
	_pulled(image)
	at := ["stages", s, "instructions", i, "flags", "from", 0]
]

_mounted_images := [{"image": found[1], "at": at, "role": "image", "part": true} |
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "run"
	some m, mount in object.get(instruction, ["flags", "mount"], [])
	some found in regex.find_all_string_submatch_n(_mount_source, mount, 1)
	_pulled(found[1])
	at := ["stages", s, "instructions", i, "flags", "mount", m]
]

# Those that an argument without a default fills in, wholly or in part: [{…, "label"}].
open_images := [object.union(entry, {"label": label}) |
	some entry in images
	regex.match(placeholders.pattern, entry.image)
	label := sprintf("%s %q", [entry.role, entry.image])
]

# Whether a source is an image: a single word is one only where it is that of an official image that files are taken from.
_pulled(source) if regex.match(`[:/@]`, source)

_pulled(source) if {
	source in _official
	not _named[source]
}

_official := {
	"almalinux", "alpine", "amazonlinux", "bash", "buildpack-deps", "busybox", "caddy", "composer", "debian", "docker",
	"eclipse-temurin", "fedora", "golang", "gradle", "httpd", "maven", "nginx", "node", "openjdk", "php", "postgres", "python",
	"redis", "rockylinux", "ruby", "rust", "tomcat", "traefik", "ubuntu",
}

_mount_source := `(?:^|,)from=([^,]+)`

# The RUN instructions with their commands (see lib.shell).
runs := [run |
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "run"
	run := {
		"at": ["stages", s, "instructions", i],
		"stage": s,
		"mounts": object.get(instruction, ["flags", "mount"], []),
		"commands": _commands(instruction),
	}
]

# The commands of all RUN instructions by name, each with `at`, `stage`, `run`, an index into runs, and `written`, its words but
# for empty ones: by them a finding stands where the command does.
commands[name] contains entry if {
	some index, run in runs
	some command in run.commands
	name := command.name
	entry := object.union(command, {
		"at": run.at,
		"stage": run.stage,
		"run": index,
		"written": [word | some word in command.words; word != ""],
	})
}

# The same commands by the place of their instruction.
commands_at[command.at] contains command if {
	some named in commands
	some command in named
}

# A flag taken away from commands of an instruction: from all that have it.
without_flag(at, flag, commands_) := fix.substitute_each(at, concat("", [" ", flag]), "", times(at, flag, commands_))

# How often a word is one of some commands of an instruction.
times(at, word, commands_) := count([own |
	some command in commands_at[at]
	command in commands_
	some own in command.words
	own == word
])

# The variables that ENV, ARG and the commands of RUN set, by name: {"value", "at", "words"}.
variables[name] contains {"value": value, "at": at, "words": []} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd in {"arg", "env"}
	some p, pair in instruction.pairs
	name := pair.name
	value := pair.value
	at := ["stages", s, "instructions", i, "pairs", p]
}

variables[name] contains {"value": value, "at": run.at, "words": words_of(name, value)} if {
	some run in runs
	some command in run.commands
	command.name != ""
	some name, value in command.env
}

variables[name] contains {"value": value, "at": entry.at, "words": words_of(name, value)} if {
	some entry in commands.export
	some word in array.slice(entry.words, 1, count(entry.words))
	contains(word, "=")
	name := split(word, "=")[0]
	value := substring(word, indexof(word, "=") + 1, -1)
}

# What is written where a command sets a variable.
words_of(name, value) := [word | some word in [name, value]; word != ""]

# Whether a folder that a command fills is emptied later in the same RUN, or is no part of the image.
emptied(command, folder) if {
	some removal in _removals[command.run]
	removal.order > command.order
	some word in removal.words
	_covers(trim_right(word, "/*"), folder)
}

emptied(command, folder) if mounted(runs[command.run], folder)

_removals[removal.run] contains removal if some removal in commands.rm

# Whether a RUN keeps a folder out of the image by a cache or tmpfs mounted on it or on one above.
mounted(run, folder) if {
	some mount in run.mounts
	some found in regex.find_all_string_submatch_n(_mount_target, mount, 1)
	regex.match(`(^|,)type=(cache|tmpfs)(,|$)`, mount)
	_covers(trim_right(found[1], "/"), folder)
}

_mount_target := `(?:^|,)(?:target|dst|destination)=([^,]+)`

_covers(path, folder) if path == folder

_covers(path, folder) if {
	path != ""
	startswith(folder, concat("", [path, "/"]))
}

_commands(instruction) := shell.commands_of(instruction.value) if {
	instruction.form == "exec"
} else := shell.commands(_script(instruction))

# What is written into other files, by echo, printf and tee and from heredocs, of these without comments: [{"at", "text", "into",
# "words"}]. `into` names the file among other words; `words` are those of a command.
written := array.concat(
	[entry |
		some name in ["echo", "printf", "tee"]
		some command in commands[name]
		words := array.slice(command.words, 1, count(command.words))
		entry := {
			"at": command.at,
			"text": replace(replace(_printed(name, words), `\n`, "\n"), `\t`, "\t"),
			"into": concat(" ", array.concat(words, command.redirects)),
			"words": command.written,
		}
	],
	[entry |
		some s, stage in input.stages
		some i, instruction in stage.instructions
		some heredoc in instruction.heredocs
		entry := {
			"at": ["stages", s, "instructions", i],
			"text": regex.replace(heredoc.content, `(?m)^[ \t]*[#;].*$`, ""),
			"into": concat(" ", instruction.value),
			"words": [],
		}
	],
)

# What the words of a command print: a line of what follows the options of echo, or for printf one of each word.
_printed("echo", words) := regex.replace(concat(" ", words), `^(-[neE]+ +)+`, "")

_printed("printf", words) := concat("\n", words)

_printed("tee", words) := concat(" ", words)

# The words of what is written at which a finding stands: those of the command, else what a pattern finds in the heredoc.
words_written(entry, _) := entry.words if count(entry.words) > 0

words_written(entry, pattern) := regex.find_n(pattern, entry.text, 1) if count(entry.words) == 0

# The text of a RUN, and its heredocs where a shell reads them.
_script(instruction) := concat("\n", array.concat([start], bodies)) if {
	heredocs := instruction.heredocs
	text := concat(" ", instruction.value)
	some command in shell.commands(text)
	some redirect in command.redirects
	startswith(redirect, "<<")
	_reads(command)
	start := regex.replace(text, `<<-?\S+`, "")
	bodies := [heredoc.content | some heredoc in heredocs; _for_shell(heredoc.content)]
} else := concat(" ", instruction.value)

_reads(command) if command.name == ""

_reads(command) if shell.reads_input(command)

_for_shell(body) if not startswith(body, "#!")

_for_shell(body) if regex.match(`^#!\s*\S*(/|\s)(ba|da|z|k|a)?sh\b`, body)
