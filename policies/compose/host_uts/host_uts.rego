# METADATA
# title: Service in the UTS namespace of the host
# description: >-
#   A service sets `uts: host`. It sees the host name of the machine and, with the capability SYS_ADMIN, can change it, which
#   confuses logs, certificates and whatever else goes by the name.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#uts
#     description: Compose file, uts
# custom:
#   severity: medium
#   kinds: [compose]
#   remediation: >-
#     Remove `uts`. To give the service a name of its own set `hostname`; to tell it the machine's, hand that over in a
#     variable.
#   controls:
#     cis_docker_1_6: ["5.21"]
package compose.host_uts

import data.lib.compose
import data.lib.fix

deny contains object.union({"message": message, "at": compose.nearest(name, ["uts"])}, remedy) if {
	some name, service in compose.merged
	compose.filled(service.uts) == "host"
	message := sprintf("service %q shares the host name of the machine", [name])
	remedy := compose.own_remedy(name, "uts", fix.unsafe("Remove uts", [fix.remove(["services", name, "uts"])]))
}

unknown contains setting.finding if some setting in compose.open_settings.uts
