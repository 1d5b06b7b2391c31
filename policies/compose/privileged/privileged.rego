# METADATA
# title: Privileged service
# description: >-
#   A service, or a hook of it, runs with `privileged: true`. It sees every device of the machine and no confinement holds it, so whoever takes
#   over its process owns the machine.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#privileged
#     description: Compose file, privileged
#   - ref: https://docs.docker.com/reference/compose-file/services/#post_start
#     description: Compose file, post_start
# custom:
#   severity: critical
#   kinds: [compose]
#   remediation: >-
#     Remove `privileged`. Name the device it needs under `devices`, or the capability under `cap_add`; Docker in Docker has a
#     rootless image, or use a remote builder.
#   controls:
#     cis_docker_1_6: ["5.5"]
package compose.privileged

import data.lib.compose
import data.lib.fix

deny contains object.union({"message": message, "at": compose.nearest(name, ["privileged"])}, remedy) if {
	some name, service in compose.merged
	compose.on(service.privileged)
	message := sprintf("service %q runs privileged", [name])
	edit := fix.set(["services", name, "privileged"], false)
	remedy := compose.own_remedy(name, "privileged", fix.unsafe("Set privileged to false", [edit]))
}

deny contains {"message": message, "at": at, "fix": remedy} if {
	some name, service in compose.services
	some phase in ["post_start", "pre_stop"]
	some index, hook in service[phase]
	compose.on(hook.privileged)
	at := ["services", name, phase, index, "privileged"]
	message := sprintf("%s of service %q runs privileged", [phase, name])
	remedy := fix.unsafe("Set privileged to false", [fix.set(at, false)])
}

unknown contains setting.finding if some setting in compose.open_settings.privileged
