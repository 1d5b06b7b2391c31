# METADATA
# title: Service in the network of the host
# description: >-
#   A service sets `network_mode: host`, or joins an external network of the name `host`. It reaches what listens on the
#   machine's loopback only, every port it opens is open to the outside, and no network of the file keeps it apart from the
#   others.
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
#   controls:
#     cis_docker_1_6: ["5.10"]
package compose.host_network

import data.lib.compose
import data.lib.fix

deny contains object.union({"message": message, "at": compose.nearest(name, ["network_mode"])}, remedy) if {
	some name, service in compose.merged
	compose.filled(service.network_mode) == "host"
	message := sprintf("service %q uses the network of the host", [name])
	remedy := compose.own_remedy(name, "network_mode", fix.unsafe("Remove network_mode", [fix.remove(["services", name, "network_mode"])]))
}

deny contains {"message": message, "at": compose.nearest(name, ["networks"])} if {
	some name, service in compose.merged
	some network in _host_networks
	_joins(service.networks, network)
	message := sprintf("service %q uses the network of the host", [name])
}

unknown contains setting.finding if some setting in compose.open_settings.network_mode

# External networks that are the host's by their own name or by the one they are given.
_host_networks := {key |
	some key, network in input.networks
	network.external
	_name(key, network) == "host"
}

_name(key, network) := compose.filled(object.get(network, "name", key)) if {
	not is_object(network.external)
} else := compose.filled(object.get(network.external, "name", key))

_joins(networks, network) if network in networks

_joins(networks, network) if {
	is_object(networks)
	network in object.keys(networks)
}
