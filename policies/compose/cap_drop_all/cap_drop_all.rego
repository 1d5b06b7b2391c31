# METADATA
# title: Service that keeps capabilities
# description: >-
#   A service does not drop all capabilities. It keeps the default set of Docker, with NET_RAW to forge packets, MKNOD, and
#   DAC_OVERRIDE to read every file as root; most services need none of them.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#cap_drop
#     description: Compose file, cap_drop
#   - ref: https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
#     description: Docker, capabilities
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Set `cap_drop: [ALL]`, start it, and add back what it says it misses: CHOWN, SETGID and SETUID for an entrypoint that
#     changes user, NET_BIND_SERVICE for a port below 1024 on an old kernel.
#   controls:
#     cis_docker_1_6: ["5.4"]
package compose.cap_drop_all

import data.lib.compose
import data.lib.fix
import data.lib.placeholders

deny contains {"message": message, "at": compose.nearest(name, ["cap_drop"]), "fix": remedy} if {
	some name, service in compose.whole
	not _drops_all(service)
	message := sprintf("service %q does not drop all capabilities", [name])
	remedy := fix.unsafe("Drop all capabilities", [fix.append(["services", name, "cap_drop"], "ALL")])
}

unknown contains compose.elsewhere(name, "cap_drop") if {
	some name, service in compose.perhaps_partial
	not _drops_all(service)
}

unknown contains compose.open_finding(name, "cap_drop", placeholder, compose.nearest(name, ["cap_drop"])) if {
	some name, service in compose.whole
	_drops_all(service)
	not _names_all(service)
	some entry in service.cap_drop
	placeholder := placeholders.all(compose.filled(entry))[0]
}

_drops_all(service) if {
	some entry in service.cap_drop
	regex.match(`(?i)^(cap_)?all$|\$`, compose.filled(entry))
}

_names_all(service) if {
	some entry in service.cap_drop
	regex.match(`(?i)^(cap_)?all$`, compose.filled(entry))
}
