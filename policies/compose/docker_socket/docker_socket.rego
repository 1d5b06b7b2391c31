# METADATA
# title: Socket of the container runtime mounted
# description: >-
#   A service mounts the socket of Docker, containerd, CRI-O or Podman, or has `use_api_socket`, which does it. Whoever can talk
#   to it can start a container with the machine's disk in it, so the service is root on the machine; mounting it read-only
#   changes nothing.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/#docker-daemon-attack-surface
#     description: Docker daemon attack surface
#   - ref: https://docs.docker.com/reference/compose-file/services/#use_api_socket
#     description: Compose file, use_api_socket
# custom:
#   severity: critical
#   kinds: [compose]
#   remediation: >-
#     Put a proxy in between that lets through the calls the service makes and no others, or use the tool's other way in: the
#     file provider of a reverse proxy, a rootless builder, a remote daemon over TLS.
#   controls:
#     cis_docker_1_6: ["5.32"]
package compose.docker_socket

import data.lib.compose

_socket := sprintf(`^[/~$\\](.*[/\\])?(%s)\.sock/*$|^[/\\].*docker_engine$`, [
	"buildkitd|containerd|cri-dockerd|crio|docker|podman",
])

deny contains {"message": message, "at": mount.at} if {
	some mount in compose.mounts
	regex.match(_socket, mount.source)
	message := sprintf("service %q mounts %s", [mount.service, trim_right(mount.source, "/")])
}

deny contains {"message": message, "at": compose.nearest(name, ["use_api_socket"])} if {
	some name, service in compose.merged
	compose.on(service.use_api_socket)
	message := sprintf("service %q mounts the socket of the engine", [name])
}

unknown contains setting.finding if some setting in compose.open_settings.use_api_socket
