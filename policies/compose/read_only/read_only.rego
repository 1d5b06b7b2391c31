# METADATA
# title: Service that can write to its image
# description: >-
#   A service does not set `read_only: true`. Whoever takes over its process can change its programs and put new ones beside
#   them, which run on until the container is made anew.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#read_only
#     description: Compose file, read_only
#   - ref: https://docs.docker.com/reference/compose-file/services/#tmpfs
#     description: Compose file, tmpfs
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Set `read_only: true`, and give it a place for what it writes: `tmpfs: [/tmp, /run]`, or a volume. The log of the first
#     start says which folders are missing.
#   controls:
#     cis_docker_1_6: ["5.13"]
package compose.read_only

import data.lib.compose
import data.lib.fix
import data.lib.placeholders

deny contains {"message": message, "at": compose.nearest(name, ["read_only"]), "fix": remedy} if {
	some name, service in compose.whole
	not _read_only(service)
	message := sprintf("service %q can write to its root filesystem", [name])
	remedy := fix.unsafe("Set read_only to true", [fix.set(["services", name, "read_only"], true)])
}

unknown contains compose.elsewhere(name, "read_only") if {
	some name, service in compose.perhaps_partial
	not _read_only(service)
}

unknown contains compose.open_finding(name, "read_only", placeholder, compose.nearest(name, ["read_only"])) if {
	some name, service in compose.whole
	placeholder := placeholders.whole(compose.filled(service.read_only))
}

_read_only(service) if compose.on(service.read_only)

_read_only(service) if contains(compose.filled(service.read_only), "$")
