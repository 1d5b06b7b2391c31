# METADATA
# title: sudo in the build
# description: >-
#   A `RUN` calls sudo. A build step is root already or has a `USER` for a reason; sudo behaves differently with signals,
#   terminals and the environment, and once it is installed for the build, an intruder in the running container has it, too.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
#     description: Docker, USER
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Remove `sudo` where the step runs as root anyway. Else write `USER root` before the step and `USER app` after it. To start
#     the process as another user, set `USER`, or call gosu or setpriv in the entrypoint.
package dockerfile.sudo

import data.lib.dockerfile

deny contains {"message": "RUN calls sudo", "at": run.at, "words": ["sudo"]} if {
	some run in dockerfile.runs
	some command in run.commands
	_sudo(command)
}

_sudo(command) if command.name == "sudo"

_sudo(command) if {
	some word in command.prefix
	regex.match(`^(/\S*/)?sudo$`, word)
}
