# METADATA
# title: Port of SSH published
# description: >-
#   A service publishes port 22: an SSH server runs in the container. That is a second way in, with keys or passwords of its
#   own, which nobody patches and no log of the platform sees.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#ports
#     description: Compose file, ports
# custom:
#   severity: medium
#   kinds: [compose]
#   remediation: >-
#     Remove the port and the server. To look into a container use `docker compose exec`, for files a volume or `docker compose
#     cp`. If SSH is what the service is for, such as a Git server, let it listen on a port above 1024 and publish it bound to
#     one address.
#   controls:
#     cis_docker_1_6: ["5.7"]
package compose.ssh_port

import data.lib.compose

deny contains {"message": message, "at": port.at} if {
	some port in compose.ports
	port.protocol == "tcp"
	some range in [port.target, port.published]
	compose.has_port(range, 22)
	message := sprintf("service %q publishes port 22, that of SSH", [port.service])
}
