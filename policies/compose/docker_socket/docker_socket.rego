# METADATA
# title: Socket of the container runtime mounted
# description: >-
#   A service mounts the socket of Docker, containerd, CRI-O or Podman. Whoever can talk to it can start a container with the
#   machine's disk in it, so the service is root on the machine; mounting it read-only changes nothing.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/#docker-daemon-attack-surface
#     description: Docker daemon attack surface
# custom:
#   severity: critical
#   kinds: [compose]
#   remediation: >-
#     Put a proxy in between that lets through the calls the service makes and no others, or use the tool's other way in: the
#     file provider of a reverse proxy, a rootless builder, a remote daemon over TLS.
package compose.docker_socket

import data.lib.compose

_socket := `(^|/)(docker|containerd|crio|cri-dockerd|podman|buildkitd)\.sock$`

deny contains {"message": message, "at": place.at} if {
	some place in _sources
	source := trim_right(compose.filled(place.source), "/")
	regex.match(`^[/~$\\]`, source)
	regex.match(_socket, source)
	message := sprintf("service %q mounts %s", [place.service, source])
}

_sources := array.concat(_short, _long)

_short := [place |
	some name, service in compose.services
	is_array(service.volumes)
	some index, volume in service.volumes
	is_string(volume)
	place := {
		"at": ["services", name, "volumes", index],
		"service": name,
		"source": split(compose.filled(volume), ":")[0],
	}
]

_long := [place |
	some name, service in compose.services
	is_array(service.volumes)
	some index, volume in service.volumes
	is_string(volume.source)
	place := {"at": ["services", name, "volumes", index, "source"], "service": name, "source": volume.source}
]
