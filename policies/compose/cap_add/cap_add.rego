# METADATA
# title: Capability beyond the default of Docker
# description: >-
#   A service adds a Linux capability that Docker does not give by itself, such as SYS_ADMIN, NET_ADMIN or SYS_PTRACE. Several
#   of them are root on the machine by another name. Adding back one of the default set, after `cap_drop: [ALL]`, is fine.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#cap_add
#     description: Compose file, cap_add
#   - ref: https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
#     description: Docker, capabilities
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Remove it and see what fails: most images ask for more than they use. A VPN needs NET_ADMIN, and little else does. For
#     time, locked memory or limits look for a setting of the machine, or `ulimits`, first.
#   controls:
#     cis_docker_1_6: ["5.4"]
package compose.cap_add

import data.lib.compose
import data.lib.placeholders

_default := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
	"NET_BIND_SERVICE", "NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}

deny contains object.union({"message": message, "at": entry.at}, remedy) if {
	some entry in compose.entries("cap_add")
	capability := trim_prefix(upper(compose.filled(entry.value)), "CAP_")
	not capability in _default
	not contains(capability, "$")
	message := sprintf("service %q adds the capability %s", [entry.service, capability])
	remedy := compose.without("Do not add the capability", entry)
}

unknown contains compose.open_finding(entry.service, "cap_add", placeholder, entry.at) if {
	some entry in compose.entries("cap_add")
	is_string(entry.value)
	contains(entry.value, "$")
	placeholder := placeholders.all(compose.filled(entry.value))[0]
}
