# METADATA
# title: Service without an AppArmor profile
# description: >-
#   A service sets `apparmor:unconfined`. Docker's profile keeps it from writing to /proc and /sys and from mounting; without it
#   these are left to the other walls alone.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/apparmor/
#     description: Docker, AppArmor
#   - ref: https://docs.docker.com/reference/compose-file/services/#security_opt
#     description: Compose file, security_opt
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Remove the option. If a program fails without it, load a profile that allows what it needs and name that: `security_opt:
#     [apparmor:my-profile]`. It changes nothing on machines without AppArmor.
#   controls:
#     cis_docker_1_6: ["5.2"]
package compose.apparmor_unconfined

import data.lib.compose
import data.lib.placeholders

deny contains object.union({"message": message, "at": option.at}, remedy) if {
	some option in compose.security_options
	option.name == "apparmor"
	lower(option.value) == "unconfined"
	message := sprintf("service %q runs without an AppArmor profile", [option.service])
	remedy := compose.without("Remove the option", option)
}

unknown contains compose.open_finding(option.service, "apparmor in security_opt", placeholder, option.at) if {
	some option in compose.security_options
	option.name == "apparmor"
	placeholder := placeholders.whole(option.value)
}
