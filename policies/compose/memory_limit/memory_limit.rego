# METADATA
# title: Service without a limit of memory
# description: >-
#   A service has no limit of memory. A leak, or requests that are meant to fill it, take the memory of the machine, and the
#   kernel then ends whatever it finds, often something else.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/deploy/#resources
#     description: Compose file, resources
#   - ref: https://docs.docker.com/reference/compose-file/services/#mem_limit
#     description: Compose file, mem_limit
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Set `deploy.resources.limits.memory: 256M`, or the short `mem_limit: 256m`; take what `docker stats` shows at full load
#     and some more. Tell runtimes that size their heap themselves about it, such as `-XX:MaxRAMPercentage`.
#   controls:
#     cis_docker_1_6: ["5.11"]
#   parameters:
#     fix_limit:
#       default: "512m"
#       description: The limit that a fix sets, to be measured and set anew; empty for no fix.
package compose.memory_limit

import data.lib.compose

deny contains object.union({"message": message, "at": ["services", name]}, remedy) if {
	some name, service in compose.whole
	not _limited(service)
	message := sprintf("service %q has no limit of memory", [name])
	remedy := compose.remedy(name, "mem_limit", "memory", _limit)
}

unknown contains compose.elsewhere(name, "the limit of memory") if {
	some name, service in compose.perhaps_partial
	not _limited(service)
}

_limited(service) if compose.limits(service.deploy.resources.limits.memory)

_limited(service) if compose.limits(service.mem_limit)

default _limit := ""

_limit := data.karat.parameters.fix_limit
