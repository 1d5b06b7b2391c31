# METADATA
# title: Password set in the image
# description: >-
#   A `RUN` gives a user a password: with chpasswd, `passwd --stdin`, or `-p` of useradd and usermod. The password stands in the
#   history of the image, its hash in a layer, and every container that runs the image has the same one.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man8/chpasswd.8.html
#     description: chpasswd
#   - ref: https://docs.docker.com/build/building/secrets/
#     description: Docker, build secrets
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the password and what asks for it. A container needs none: `docker exec` and `kubectl exec` ask for no login, and a
#     user without a password can still be named in `USER`. Where a service must have one, let its entrypoint read it from a
#     secret.
#   controls:
#     cis_docker_1_6: ["4.10"]
#     owasp_cicd: [CICD-SEC-6]
package dockerfile.chpasswd

import data.lib.dockerfile
import data.lib.shell

deny contains {"message": "chpasswd puts a password into the image", "at": command.at, "words": command.written} if {
	some command in dockerfile.commands.chpasswd
}

deny contains {"message": "passwd puts a password into the image", "at": command.at, "words": command.written} if {
	some command in dockerfile.commands.passwd
	_reads(command)
	not _has_flag(command, `^(-[a-zA-Z]*[Sdelu][a-zA-Z]*|--(delete|expire|lock|status|unlock))$`)
}

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some name in {"useradd", "usermod"}
	some command in dockerfile.commands[name]
	some index, word in command.words
	regex.match(`^(-p|--password)$|^--password=`, word)
	value := shell.value(command, index)
	not regex.match(`^[!*x]{1,2}$`, value)
	message := sprintf("%s puts a password into the image", [name])
}

_reads(command) if command.before in {"|", "|&"}

_reads(command) if "--stdin" in command.words

_has_flag(command, pattern) if {
	some word in command.words
	regex.match(pattern, word)
}
