# METADATA
# title: Image without a health check
# description: >-
#   The last stage has no `HEALTHCHECK`, nor has a stage that it is built on; or it is `NONE`. Docker, Compose and Swarm then
#   take a process that hangs for a healthy one, and nothing restarts or replaces it. An image that the file is built on may bring
#   one; official images do not. Kubernetes has probes of its own and ignores it; switch the rule off where images run there only.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#healthcheck
#     description: Dockerfile reference, HEALTHCHECK
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Add `HEALTHCHECK --interval=30s --timeout=3s CMD …` with a command that the image has: the program itself where it can ask
#     its own health, else `wget -qO- http://localhost:8080/healthz`. It runs as the image's `USER`.
#   controls:
#     cis_docker_1_6: ["4.6"]
package dockerfile.healthcheck

import data.lib.dockerfile

deny contains {"message": message, "at": ["stages", dockerfile.final.index]} if {
	count(_checks) == 0
	not dockerfile.no_image
	not _taken_over
	message := sprintf("stage %s has no HEALTHCHECK%s", [dockerfile.label, _doubt])
}

default _doubt := ""

_doubt := sprintf(" unless %s brings one", [dockerfile.foreign_base])

deny contains {"message": message, "at": last.at} if {
	last := _checks[count(_checks) - 1]
	last.value == ["NONE"]
	message := sprintf("stage %s switches its HEALTHCHECK off", [dockerfile.label])
}

# The program and its check are those of a base image that only the build knows.
_taken_over if {
	contains(dockerfile.lineage[0].image, "$")
	not dockerfile.starts
}

_checks := [{"value": instruction.value, "at": ["stages", stage.index, "instructions", index]} |
	some stage in dockerfile.lineage
	some index, instruction in stage.instructions
	instruction.cmd == "healthcheck"
	not object.get(instruction, "onbuild", false)
]
