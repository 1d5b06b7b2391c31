# METADATA
# title: Secret in an image
# description: >-
#   An `ENV` or `ARG` whose name promises a secret, or a `COPY` of a file that holds one (a private key, .npmrc, .netrc …).
#   Environment, build arguments and files stay in the image's layers and history, where everybody who can pull it reads them,
#   also when a later step deletes the file. A file in a stage of which the image takes only others is left out.
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
import data.lib.secrets

_file := concat("|", [
	`(^|/)(\.dockercfg|\.env|\.env\.(local|prod|production|staging)|\.git-credentials)$`,
	`(^|/)(\.htpasswd|\.netrc|\.npmrc|\.pgpass|\.pypirc|terraform\.tfstate)$`,
	`(^|/)(id_dsa|id_ecdsa|id_ed25519|id_rsa|kubeconfig)$`,
	`(^|/)(\.aws/credentials|\.docker/config\.json|\.kube/config)$|\.(kdbx|p12|pfx)$`,
])

deny contains {"message": message, "at": ["stages", s, "instructions", i]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd in {"add", "arg", "copy", "env"}
	some message in _complaints(stage, i, instruction)
}

deny contains {"message": message, "at": ["args", index]} if {
	some index, pair in input.args
	_argument(pair)
	message := sprintf("build argument %s holds a secret", [pair.name])
}

_complaints(stage, place, instruction) := {message |
	some pair in instruction.pairs
	message := _variable(pair)
} if {
	instruction.cmd == "env"
} else := {message |
	some pair in instruction.pairs
	_argument(pair)
	message := sprintf("build argument %s holds a secret", [pair.name])
} if {
	instruction.cmd == "arg"
} else := {message |
	some source in array.slice(instruction.value, 0, count(instruction.value) - 1)
	regex.match(_file, source)
	not _left_behind(stage, place, source)
	message := sprintf("%s puts %s into the image", [upper(instruction.cmd), source])
}

_variable(pair) := sprintf("variable %s holds a secret in plain text", [pair.name]) if {
	secrets.holds(pair.name, pair.value)
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
	secrets.holds(pair.name, pair.value)
}
