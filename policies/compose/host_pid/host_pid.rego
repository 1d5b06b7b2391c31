# METADATA
# title: Service in the process namespace of the host
# description: >-
#   A service sets `pid: host`. It sees every process of the machine with its arguments and, as root, its environment and files,
#   and can end or trace it.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#pid
#     description: Compose file, pid
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Remove `pid`. To look into another service, share with that one only: `pid: service:<name>`. Agents that count processes
#     mostly work with /proc mounted read-only, which is less, though still much.
#   controls:
#     cis_docker_1_6: ["5.16"]
package compose.host_pid

import data.lib.compose
import data.lib.fix

deny contains object.union({"message": message, "at": compose.nearest(name, ["pid"])}, remedy) if {
	some name, service in compose.merged
	compose.filled(service.pid) == "host"
	message := sprintf("service %q shares the processes of the host", [name])
	remedy := compose.own_remedy(name, "pid", fix.unsafe("Remove pid", [fix.remove(["services", name, "pid"])]))
}

unknown contains setting.finding if some setting in compose.open_settings.pid
