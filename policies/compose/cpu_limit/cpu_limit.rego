# METADATA
# title: Service without a limit of CPU
# description: >-
#   A service has no limit and no weight for CPU. When it runs wild, by a bug, a request that costs much or a miner, every other
#   service of the machine starves.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/deploy/#resources
#     description: Compose file, resources
#   - ref: https://docs.docker.com/reference/compose-file/services/#cpus
#     description: Compose file, cpus
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Set `deploy.resources.limits.cpus: "0.5"`, or the short `cpus: 0.5`; take what `docker stats` shows at full load and some
#     more. Where a hard limit costs too much latency, `cpu_shares` weighs services against each other.
#   controls:
#     cis_docker_1_6: ["5.12"]
#   parameters:
#     fix_limit:
#       default: 1
#       description: The limit that a fix sets, to be measured and set anew; empty for no fix.
package compose.cpu_limit

import data.lib.compose

_keys := ["cpu_count", "cpu_percent", "cpu_quota", "cpu_shares", "cpus", "cpuset"]

deny contains object.union({"message": message, "at": ["services", name]}, remedy) if {
	some name, service in compose.whole
	not _limited(service)
	message := sprintf("service %q has no limit of CPU", [name])
	remedy := compose.remedy(name, "cpus", "CPU", _limit)
}

unknown contains compose.elsewhere(name, "the limit of CPU") if {
	some name, service in compose.perhaps_partial
	not _limited(service)
}

_limited(service) if compose.limits(service.deploy.resources.limits.cpus)

_limited(service) if {
	some key in _keys
	compose.limits(service[key])
}

# A set of one CPU may be the first.
_limited(service) if regex.match(`\d`, compose.text(service.cpuset))

default _limit := ""

_limit := data.karat.parameters.fix_limit
