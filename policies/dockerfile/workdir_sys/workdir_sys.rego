# METADATA
# title: Working directory in a folder of the system
# description: >-
#   `WORKDIR` is a folder that the system owns, such as /proc, /sys, /dev, /usr/bin or /etc. The process writes its relative
#   paths there, over programs and settings; below /proc/self/fd it has been a way out of the container.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#workdir
#     description: Dockerfile reference, WORKDIR
#   - ref: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html
#     description: Filesystem Hierarchy Standard
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2024-21626
#     description: CVE-2024-21626, a working directory below /proc/self/fd
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Give the application a folder of its own, `WORKDIR /srv/app` or `/usr/src/app`, and hand it the files it needs by their
#     whole path.
package dockerfile.workdir_sys

# With all that is below, and without: an application has its own folder in /etc, /usr and /var.
_whole := `^/+(bin|boot|dev|lib|lib32|lib64|proc|sbin|sys|usr/(bin|lib|lib32|lib64|sbin))(/|$)`

_exact := `^/+(etc|run|usr|usr/local|usr/local/(bin|lib|sbin)|var/(lib|run))/*$`

deny contains {"message": message, "at": ["stages", s, "instructions", i, "value", 0]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "workdir"
	folder := instruction.value[0]
	regex.match(sprintf("%s|%s", [_whole, _exact]), folder)
	not regex.match(`^/+usr/lib/[^/]`, folder)
	message := sprintf("working directory %s belongs to the system", [folder])
}
