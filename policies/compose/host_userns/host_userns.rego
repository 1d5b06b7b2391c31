# METADATA
# title: Service outside of the user namespace
# description: >-
#   A service sets `userns_mode: host`. If the daemon remaps users, root in the container is nobody on the machine; this
#   switches it off for the service, so that its root is the machine's.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#userns_mode
#     description: Compose file, userns_mode
#   - ref: https://docs.docker.com/engine/security/userns-remap/
#     description: Docker, user namespaces
# custom:
#   severity: medium
#   kinds: [compose]
#   remediation: >-
#     Remove `userns_mode`. If files in a volume belong to the wrong user then, give them to the remapped one, which is in
#     /etc/subuid.
#   controls:
#     cis_docker_1_6: ["5.31"]
package compose.host_userns

import data.lib.compose
import data.lib.fix

deny contains object.union({"message": message, "at": compose.nearest(name, ["userns_mode"])}, remedy) if {
	some name, service in compose.merged
	compose.filled(service.userns_mode) == "host"
	message := sprintf("service %q turns user namespaces off", [name])
	remedy := compose.own_remedy(name, "userns_mode", fix.unsafe("Remove userns_mode", [fix.remove(["services", name, "userns_mode"])]))
}

unknown contains setting.finding if some setting in compose.open_settings.userns_mode
