# METADATA
# title: Secret in an image
# description: >-
#   An `ENV` or `ARG` whose name promises a secret, or a `COPY` of a file that holds one (a private key, .npmrc, .netrc …).
#   Environment, build arguments and files stay in the image's layers and history, where everybody who can pull it reads them,
#   also when a later step deletes the file.
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
	some message in _complaints(instruction)
}

deny contains {"message": message, "at": ["args", index]} if {
	some index, pair in input.args
	_argument(pair)
	message := sprintf("build argument %s holds a secret", [pair.name])
}

_complaints(instruction) := {message |
	some pair in instruction.pairs
	secrets.named(pair.name)
	secrets.literal(pair.value)
	message := sprintf("variable %s holds a secret in plain text", [pair.name])
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
	message := sprintf("%s puts %s into the image", [upper(instruction.cmd), source])
}

# An argument without a default gets its value on the command line, and keeps it in the history.
_argument(pair) if {
	secrets.named(pair.name)
	not "value" in object.keys(pair)
}

_argument(pair) if {
	secrets.named(pair.name)
	secrets.literal(pair.value)
}
