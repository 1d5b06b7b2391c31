# METADATA
# title: Service without a limit of processes
# description: >-
#   A service has no limit of processes. One that forks without end, by a bug or on purpose, takes all process ids of the
#   machine, and nobody can log in to end it.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#pids_limit
#     description: Compose file, pids_limit
#   - ref: https://docs.docker.com/reference/compose-file/deploy/#resources
#     description: Compose file, resources
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Set `pids_limit: 200`, or `deploy.resources.limits.pids` (not both). Threads count as well, so look at `docker stats`
#     under load first, above all for Java and Node.js.
#   controls:
#     cis_docker_1_6: ["5.29"]
#   parameters:
#     fix_limit:
#       default: 200
#       description: The limit that a fix sets, to be measured and set anew; empty for no fix.
package compose.pids_limit

import data.lib.compose

deny contains object.union({"message": message, "at": compose.nearest(name, ["pids_limit"])}, remedy) if {
	some name, service in compose.whole
	not _limited(service)
	message := sprintf("service %q has no limit of processes", [name])
	remedy := compose.remedy(name, "pids_limit", "processes", _limit)
}

unknown contains compose.elsewhere(name, "the limit of processes") if {
	some name, service in compose.perhaps_partial
	not _limited(service)
}

_limited(service) if compose.limits(service.deploy.resources.limits.pids)

_limited(service) if compose.limits(service.pids_limit)

default _limit := ""

_limit := data.karat.parameters.fix_limit
