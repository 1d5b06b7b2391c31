# METADATA
# title: Privileged port published
# description: >-
#   A service publishes a port of the machine below 1024. The system keeps those for programs of root, so that nobody else can pose as
#   its SSH, DNS or web server; Docker opens them for a container all the same, and for whoever has taken it over.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#ports
#     description: Compose file, ports
# custom:
#   severity: low
#   kinds: [compose]
#   remediation: >-
#     Publish a port from 1024 on, `8443:443`, and let a proxy of the machine or a load balancer have the low one. Those that a service
#     is there for, such as 443 of the proxy itself, stand in the parameter `allowed`.
#   controls:
#     cis_docker_1_6: ["5.8"]
#   parameters:
#     allowed:
#       default: []
#       description: Ports of the machine below 1024 that may be published, such as 443.
package compose.privileged_port

import data.lib.compose

deny contains {"message": message, "at": port.at} if {
	some port in compose.ports
	regex.match(`^[0-9]{1,9}(-[0-9]{1,9})?$`, port.published)
	lowest := to_number(split(port.published, "-")[0])
	lowest > 0
	lowest < 1024
	not port.published in _allowed
	message := sprintf("service %q publishes port %s, one below 1024", [port.service, port.published])
}

_allowed := {sprintf("%v", [allowed]) | some allowed in data.karat.parameters.allowed}
