# METADATA
# title: Service in the IPC namespace of the host
# description: >-
#   A service sets `ipc: host`. It can read and change the shared memory of every process of the machine, where databases and
#   browsers keep what they work on.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#ipc
#     description: Compose file, ipc
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Remove `ipc`. Where two services share memory, let one say `ipc: shareable` and the other `ipc: service:<name>`; where one
#     only needs more of it, set `shm_size`.
#   controls:
#     cis_docker_1_6: ["5.17"]
package compose.host_ipc

import data.lib.compose
import data.lib.fix

deny contains object.union({"message": message, "at": compose.nearest(name, ["ipc"])}, remedy) if {
	some name, service in compose.merged
	compose.filled(service.ipc) == "host"
	message := sprintf("service %q shares the IPC of the host", [name])
	remedy := compose.own_remedy(name, "ipc", fix.unsafe("Remove ipc", [fix.remove(["services", name, "ipc"])]))
}

unknown contains setting.finding if some setting in compose.open_settings.ipc
