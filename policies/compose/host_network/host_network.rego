# METADATA
# title: Service in the network of the host
# description: >-
#   A service sets `network_mode: host`. It reaches what listens on the machine's loopback only, every port it opens is open to
#   the outside, and no network of the file keeps it apart from the others.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#network_mode
#     description: Compose file, network_mode
#   - ref: https://docs.docker.com/engine/network/drivers/host/
#     description: Docker, host network driver
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Remove `network_mode` and publish the ports that others need, bound to an address: `127.0.0.1:8080:8080`. Services of one
#     file reach each other by name.
package compose.host_network

import data.lib.compose

deny contains {"message": message, "at": ["services", name, "network_mode"]} if {
	some name, service in compose.services
	is_string(service.network_mode)
	compose.filled(service.network_mode) == "host"
	message := sprintf("service %q uses the network of the host", [name])
}
