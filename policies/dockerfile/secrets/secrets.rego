# METADATA
# title: Secret in an image
# description: >-
#   An `ENV` or `ARG` whose name promises a secret, a `COPY` of a file that holds one (a private key, .npmrc, .netrc …), or a `RUN`
#   with a secret on its command line: a login, an `export`, a token, a URL with a password. Environment, build arguments,
#   commands and files stay in the image's layers and history, where everybody who can pull it reads them, also when a later
#   step deletes the file. A file in a stage of which the image takes only others is left out.
# related_resources:
#   - ref: https://docs.docker.com/build/building/secrets/
#     description: Docker, build secrets
#   - ref: https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
#     description: Docker, build check SecretsUsedInArgOrEnv
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Rotate the secret if the image was ever pushed. In the build, use `RUN --mount=type=secret,id=token …`, which leaves nothing
#     behind; at run time, hand it over with the platform's secrets.
#   controls:
#     cis_docker_1_6: ["4.10"]
#     owasp_cicd: [CICD-SEC-6]
package dockerfile.secrets

import data.lib.dockerfile
import data.lib.placeholders
import data.lib.secrets
import data.lib.shell

_file := concat("|", [
	`(^|/)(\.dockercfg|\.env|\.env\.(local|prod|production|staging)|\.git-credentials)$`,
	`(^|/)(\.htpasswd|\.netrc|\.npmrc|\.pgpass|\.pypirc|terraform\.tfstate)$`,
	`(^|/)(id_dsa|id_ecdsa|id_ed25519|id_rsa|kubeconfig)$`,
	`(^|/)(\.aws/credentials|\.docker/config\.json|\.kube/config)$|\.(kdbx|p12|pfx)$`,
])

deny contains {"message": message, "at": at} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd in {"add", "arg", "copy", "env"}
	some [part, message] in _complaints(stage, i, instruction)
	at := array.concat(["stages", s, "instructions", i], part)
}

deny contains {"message": message, "at": ["args", index]} if {
	some index, pair in input.args
	_argument(pair)
	message := sprintf("build argument %s holds a secret", [pair.name])
}

deny contains {"message": message, "at": at, "words": words} if {
	some [at, words, message] in ((_told | _written) | _credentials)
}

# What commands are told: [place, words, message].
_told contains [command.at, [command.words[0], flag], message] if {
	some command in _commands
	some login in _logins
	command.name in login.programs
	every verb in login.verbs {
		verb in command.words
	}
	some index, word in command.words
	flag := split(word, "=")[0]
	flag in login.flags
	_is_secret(shell.value(command, index))
	message := sprintf("%s has the value of %s in plain text", [_spoken(command, login.verbs), flag])
}

_told contains [command.at, [command.words[0], token], message] if {
	some command in _commands
	verbs := _token_behind[command.name]
	words := [word | some word in command.words; not startswith(word, "-")]
	array.slice(words, 1, count(verbs) + 1) == verbs
	token := words[count(verbs) + 1]
	regex.match(`^[\w.-]*[0-9][\w.-]*$`, token)
	count(token) > 15
	_is_secret(token)
	message := sprintf("%s has its token in plain text", [_spoken(command, verbs)])
}

# `aws configure set NAME VALUE`, `npm config set NAME=VALUE`
_told contains [command.at, [command.words[0], "set", name], message] if {
	some command in _commands
	command.name in {"aws", "bundle", "gcloud", "npm", "pip", "pip3", "pnpm", "yarn"}
	words := [word | some word in command.words; not startswith(word, "-")]
	some index in [1, 2]
	words[index] == "set"
	setting := concat("=", array.slice(words, index + 1, count(words)))
	end := indexof(setting, "=")
	name := substring(setting, 0, end)
	_is_given(name, substring(setting, end + 1, -1))
	message := sprintf("%s sets %s in plain text", [command.name, name])
}

_told contains [command.at, dockerfile.words_of(name, value), message] if {
	some command in _commands
	some name, value in _assigned(command)
	_is_given(name, value)
	message := sprintf("variable %s holds a secret in plain text", [name])
}

# The key stays in the configuration of gcloud.
_told contains [command.at, [command.words[0], "--key-file"], message] if {
	some command in dockerfile.commands.gcloud
	"activate-service-account" in command.words
	some index, word in command.words
	split(word, "=")[0] == "--key-file"
	not regex.match(`^(/run/secrets/|/dev/|-|$)|[$\x60]`, shell.value(command, index))
	not input.stages[command.stage].index in dockerfile.thrown_away
	every mount in dockerfile.runs[command.run].mounts {
		not regex.match(`(^|,)type=secret(,|$)`, mount)
	}
	message := "gcloud is given the key of a service account that stays in the image"
}

_commands := {command | some name in _speakers; some command in dockerfile.commands[name]} | {command |
	some commands in dockerfile.commands
	some command in commands
	count(command.env) > 0
}

_speakers := ({program | some login in _logins; some program in login.programs} | object.keys(_token_behind)) | {
	"", "aws", "bundle", "export", "gcloud", "npm", "pip", "pip3", "pnpm", "yarn",
}

_passwords := {"--password", "-p"}

# Programs that are told a secret on their command line: what for, and by which flags.
_logins := [
	{"programs": {"az", "cf"}, "verbs": ["login"], "flags": _passwords},
	{"programs": {"buildah", "docker", "helm", "nerdctl", "podman", "skopeo"}, "verbs": ["login"], "flags": _passwords},
	{"programs": {"doctl"}, "verbs": ["auth", "init"], "flags": {"--access-token", "-t"}},
	{"programs": {"dotnet"}, "verbs": ["nuget", "source"], "flags": _passwords},
	{"programs": {"hf", "huggingface-cli"}, "verbs": ["login"], "flags": {"--token"}},
	{"programs": {"jf", "jfrog"}, "verbs": [], "flags": {"--access-token", "--password"}},
	{"programs": {"kubectl"}, "verbs": ["set-credentials"], "flags": {"--password", "--token"}},
	{"programs": {"nuget"}, "verbs": [], "flags": {"-Password", "-password"}},
	{"programs": {"oc"}, "verbs": ["login"], "flags": (_passwords | {"--token"})},
	{"programs": {"sentry-cli"}, "verbs": [], "flags": {"--auth-token"}},
	{"programs": {"subscription-manager"}, "verbs": ["register"], "flags": {"--password"}},
	{"programs": {"twine"}, "verbs": ["upload"], "flags": _passwords},
]

_token_behind := {"cargo": ["login"], "ngrok": ["authtoken"], "snyk": ["auth"], "vault": ["login"], "wandb": ["login"]}

_spoken(command, verbs) := concat(" ", array.concat([command.name], verbs))

# What `export` and an assignment set for the commands behind them, and what is set for one command. That one is often asked
# for a value that it does not use: `SECRET_KEY=build manage.py collectstatic`.
_assigned(command) := shell.assigned(array.slice(command.words, 1, count(command.words))) if {
	command.name == "export"
} else := command.env if {
	command.name == ""
} else := {name: value |
	some name, value in command.env
	regex.match(`^.*([a-zA-Z].*[0-9]|[0-9].*[a-zA-Z])`, value)
	count(value) > 7
}

_is_given(name, value) if {
	secrets.promised(name, placeholders.filled(value))
	_is_secret(value)
}

# Whether a word of a command is a secret, also as the default of a variable: neither comes from another one, nor stands in for it
# in the build.
_is_secret(value) if {
	filled := placeholders.filled(value)
	secrets.literal(filled)
	not regex.match(`[$\x60]|(?i)build|collectstatic|dummy|example|fake|ignore|not[-_ ]?(a|needed|real|used)|placeholder|precompile`, filled)
}

# Secrets by their form, in commands and in files that are written in place: [place, words, message].
_written contains [["stages", s, "instructions", i], words, message] if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	not instruction.cmd in {"arg", "env", "label"}
	text := concat("\n", array.concat(
		[concat(" ", [word | some word in instruction.value])],
		[heredoc.content | some heredoc in instruction.heredocs],
	))
	found := secrets.known(text)
	count(found) > 0
	words := [word | some word in regex.split(`\s+`, text); count(secrets.known(word)) > 0]
	message := sprintf("%s holds %s", [upper(instruction.cmd), concat(" and ", sort(found))])
}

# A variable that names a file of credentials which the image holds: [place, words, message].
_credentials contains [["stages", s, "instructions", i, "pairs", p], [], message] if {
	some s, stage in input.stages
	not stage.index in dockerfile.thrown_away
	some i, instruction in stage.instructions
	instruction.cmd == "env"
	some p, pair in instruction.pairs
	pair.name in {"AWS_SHARED_CREDENTIALS_FILE", "GOOGLE_APPLICATION_CREDENTIALS"}
	file := _plain(_absolute(pair.value, dockerfile.folder(stage, i)))
	some place, copy in stage.instructions
	copy.cmd in {"add", "copy"}
	not copy.flags.from
	_brings(copy.value, _target(stage, place), file)
	message := sprintf("variable %s names a key that %s puts into the image", [pair.name, upper(copy.cmd)])
}

# Whether files that are copied are a file: by its own name, or with the folder that it lies in.
_brings(_, target, file) if target == file

_brings(words, target, file) if {
	target == regex.replace(file, `/[^/]*$`, "")
	some source in array.slice(words, 0, count(words) - 1)
	_base(source) == _base(file)
}

_brings(words, target, file) if {
	target == regex.replace(file, `/[^/]*$`, "")
	count(words) == 2
	not regex.match(`^(\.|\./|/)$`, words[0])
}

# What is wrong with an instruction: [the path in it, message].
_complaints(stage, place, instruction) := {[["pairs", index], message] |
	some index, pair in instruction.pairs
	message := _variable(pair)
} if {
	instruction.cmd == "env"
} else := {[["pairs", index], message] |
	some index, pair in instruction.pairs
	_argument(pair)
	message := sprintf("build argument %s holds a secret", [pair.name])
} if {
	instruction.cmd == "arg"
} else := {[["value", index], message] |
	some index, source in array.slice(instruction.value, 0, count(instruction.value) - 1)
	regex.match(_file, source)
	not _left_behind(stage, place, source)
	message := sprintf("%s puts %s into the image", [upper(instruction.cmd), source])
}

_variable(pair) := sprintf("variable %s holds a secret in plain text", [pair.name]) if {
	secrets.holds(pair.name, placeholders.filled(pair.value))
} else := sprintf("variable %s keeps the build argument %s in the image", [pair.name, name]) if {
	secrets.named(pair.name)
	name := regex.find_all_string_submatch_n(`^\$\{?(\w+)(?::?-)?\}?$`, pair.value, 1)[0][1]
	name in _arguments
}

_arguments := {pair.name |
	some stage in input.stages
	some instruction in stage.instructions
	instruction.cmd == "arg"
	some pair in instruction.pairs
}

# Whether a file stays in a stage that is thrown away: it is removed there, or nothing is taken from where it lies.
_left_behind(stage, place, source) if {
	stage.index in dockerfile.thrown_away
	_removed(stage, place, source)
}

_left_behind(stage, place, source) if {
	stage.index in dockerfile.thrown_away
	target := _target(stage, place)
	every taken in dockerfile.taken {
		not _takes(taken, stage, {target, sprintf("%s/%s", [target, _base(source)])})
	}
}

_removed(stage, place, source) if {
	some removal in dockerfile.commands.rm
	input.stages[removal.stage].index == stage.index
	removal.at[3] > place
	some word in removal.words
	_base(word) == _base(source)
}

# Where an instruction puts its files; undefined where that is not known.
_target(stage, place) := _plain(path) if {
	words := stage.instructions[place].value
	path := _absolute(words[count(words) - 1], dockerfile.folder(stage, place))
	not contains(path, "$")
}

_absolute(path, folder) := path if {
	startswith(path, "/")
} else := sprintf("%s/%s", [folder, path])

_plain(path) := trim_right(regex.replace(path, `/(\./)*(\.$)?`, "/"), "/")

# What has a variable or a pattern in it may be all that is below its folder.
_takes(taken, stage, places) if {
	stage.index in taken.stages
	known := _plain(sprintf("/%s", [trim_left(regex.replace(taken.path, `[^/]*[$*?\[].*$`, ""), "./")]))
	some path in places
	_covers(known, path)
}

_covers(folder, path) if folder == path

_covers(folder, path) if startswith(path, sprintf("%s/", [folder]))

_base(path) := regex.replace(path, `^.*/`, "")

# An argument without a default, or with an empty one, gets its value on the command line, and keeps it in the history.
_argument(pair) if {
	secrets.named(pair.name)
	object.get(pair, "value", "") == ""
}

_argument(pair) if {
	secrets.holds(pair.name, placeholders.filled(pair.value))
}
