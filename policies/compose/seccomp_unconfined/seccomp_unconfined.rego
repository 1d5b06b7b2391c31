# METADATA
# title: Service without a seccomp profile
# description: >-
#   A service sets `seccomp:unconfined`. Docker's profile keeps some 40 system calls away from containers; without it the whole
#   kernel is open to attack, and several ways out of a container have needed just that.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/seccomp/
#     description: Docker, seccomp
#   - ref: https://docs.docker.com/reference/compose-file/services/#security_opt
#     description: Compose file, security_opt
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Remove the option. If a program fails without it, such as a debugger, a browser or a nested container, give it a profile
#     that allows the calls it needs more: `security_opt: [seccomp:./profile.json]`, made from Docker's default.
#   controls:
#     cis_docker_1_6: ["5.22"]
package compose.seccomp_unconfined

import data.lib.compose
import data.lib.placeholders

deny contains object.union({"message": message, "at": option.at}, remedy) if {
	some option in compose.security_options
	option.name == "seccomp"
	lower(option.value) == "unconfined"
	message := sprintf("service %q runs without a seccomp profile", [option.service])
	remedy := compose.without("Remove the option", option)
}

unknown contains compose.open_finding(option.service, "seccomp in security_opt", placeholder, option.at) if {
	some option in compose.security_options
	option.name == "seccomp"
	placeholder := placeholders.whole(option.value)
}
