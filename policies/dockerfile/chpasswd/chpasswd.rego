# METADATA
# title: Password set in the image
# description: >-
#   A `RUN` gives a user a password: with chpasswd, `passwd --stdin`, or `-p` of useradd and usermod. The password stands in the
#   history of the image, its hash in a layer, and every container that runs the image has the same one. One that is drawn by
#   chance while the image is built is left out.
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
	not _is_random(command)
}

deny contains {"message": "passwd puts a password into the image", "at": command.at, "words": command.written} if {
	some command in dockerfile.commands.passwd
	_reads(command)
	not _is_random(command)
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

# What is drawn while the image is built, and written nowhere, lets nobody in: `echo "root:$(openssl rand -base64 12)" | chpasswd`.
_is_random(command) if {
	commands := dockerfile.runs[command.run].commands
	some writer in commands
	readers := shell.behind(writer, commands)
	some reader in readers
	reader.order == command.order
	some word in writer.words
	regex.match(`(\$\(|\x60)\s*(apg|pwgen|uuidgen|openssl\s+rand)\b|(\$\(|\x60)[^)\x60]*/dev/u?random`, word)
	count([other | some other in writer.words; _writes_one(other)]) == 0
	count(writer.redirects) == 0
	count([other | some other in readers; other.name == "tee"]) == 0
}

# Whether a password stands behind a name and a colon: `root:secret`, but not `root:%s`, nor `root:$(openssl rand -hex 8)`.
_writes_one(word) if {
	plain := regex.replace(word, `\$\([^()]*\)|\x60[^\x60]*\x60`, "$")
	regex.match(`[\w.-]:[^\s"'\\%$:]`, plain)
}

_reads(command) if command.before in {"|", "|&"}

_reads(command) if "--stdin" in command.words

_has_flag(command, pattern) if {
	some word in command.words
	regex.match(pattern, word)
}
