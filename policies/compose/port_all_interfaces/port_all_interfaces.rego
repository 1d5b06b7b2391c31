# METADATA
# title: Port published on all interfaces
# description: >-
#   A service publishes a port without naming an address of the machine. Docker opens it on all of them, past the rules of ufw
#   and firewalld, so a database that was meant for the developer is open to the network.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#ports
#     description: Compose file, ports
#   - ref: https://docs.docker.com/engine/network/packet-filtering-firewalls/
#     description: Docker, packet filtering and firewalls
# custom:
#   severity: medium
#   kinds: [compose]
#   remediation: >-
#     Bind it: `127.0.0.1:5432:5432`, or the address that clients come in by. Services of one file reach each other by name
#     without any port published. For the ports that are meant for everybody set the parameter `allowed`.
#   controls:
#     cis_docker_1_6: ["5.14"]
#   parameters:
#     allowed:
#       default: []
#       description: Ports of the machine that may be open on all interfaces, such as 443.
package compose.port_all_interfaces

import data.lib.compose
import data.lib.fix
import data.lib.placeholders

deny contains object.union({"message": message, "at": port.at}, _remedy(port)) if {
	some port in compose.ports
	port.host_ip in {"", "*", "0.0.0.0", "0:0:0:0:0:0:0:0", "::"}
	not _unknown(port)
	not port.published in {sprintf("%v", [allowed]) | some allowed in data.karat.parameters.allowed}
	message := sprintf("service %q publishes port %s on all interfaces", [port.service, port.text])
}

unknown contains compose.open_finding(port.service, "the address of a port", placeholder, port.at) if {
	some port in compose.ports
	not port.published in {sprintf("%v", [allowed]) | some allowed in data.karat.parameters.allowed}
	placeholder := _open_address(port)
}

_open_address(port) := placeholders.all(compose.filled(object.get(input, array.concat(port.at, ["host_ip"]), "")))[0] if {
	port.host_ip == "$"
	is_object(object.get(input, port.at, null))
} else := placeholders.all(port.text)[0] if {
	port.host_ip == "$"
} else := placeholders.all(port.text)[0] if {
	port.host_ip == ""
	_unknown(port)
}

# A variable in front may hold the address as well, and one that is all there is.
_unknown(port) if {
	port.host_ip == ""
	startswith(concat("", [port.published, port.target]), "$")
	is_string(object.get(input, port.at, null))
}

# The short spelling of a port that is published; the long one has a field for the address.
_remedy(port) := {"fix": fix.unsafe("Publish it on the loopback interface", [edit])} if {
	written := object.get(input, port.at, null)
	edit := _loopback(port, written)
} else := {}

_loopback(port, written) := fix.set(array.concat(port.at, ["host_ip"]), "127.0.0.1") if is_object(written)

_loopback(port, written) := {"op": "replace", "path": port.at, "value": sprintf("127.0.0.1:%s", [written])} if {
	is_string(written)
	port.host_ip == ""
	port.published != ""
}
