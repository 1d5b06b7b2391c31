# METADATA
# title: Socket of the container runtime
# description: >-
#   A pod mounts, or a PersistentVolume hands out, the socket of Docker, containerd, CRI-O or Podman on the node, or the folder
#   that it stands in. Whoever can write to it starts a privileged container with the node's root folder in it, and has the
#   node. Mounting it read-only changes nothing: a socket is written to by connecting.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline, hostPath volumes
#   - ref: https://docs.docker.com/engine/security/protect-access/
#     description: Protect the Docker daemon socket
# custom:
#   severity: critical
#   kinds: [kubernetes/PersistentVolume, kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove the volume. Build images with a builder that needs no daemon (rootless BuildKit, Buildah), list containers
#     through the Kubernetes API, read metrics from the kubelet. On nodes with containerd a Docker socket is not even there.
#   controls:
#     cis_kubernetes_1_10: ["5.2.12"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.docker_socket

import data.lib.kubernetes

_sockets := {
	"buildkitd.sock",
	"containerd.sock",
	"containerd.sock.ttrpc",
	"cri-dockerd.sock",
	"crio.sock",
	"docker.sock",
	"dockershim.sock",
	"podman.sock",
}

# Folders below /run, which is also /var/run. /run itself is a sensitive mount of its own.
_folders := {"containerd", "cri-dockerd", "crio", "docker", "k3s/containerd", "podman"}

# Windows has named pipes: \\.\pipe\docker_engine
_pipes := {"/pipe/containerd-containerd", "/pipe/docker_engine"}

deny contains {"message": message, "at": host.path} if {
	some host in kubernetes.host_paths
	_is_socket(host.normal)
	message := sprintf("%s hands over the container runtime, %s", [host.label, host.value])
}

unknown contains host.finding if {
	some host in kubernetes.open_host_paths
	_may_be_socket(host.written)
}

_may_be_socket(path) if not startswith(path, "/")

_may_be_socket(path) if _is_socket(path)

_is_socket(path) if {
	parts := split(path, "/")
	parts[count(parts) - 1] in _sockets
}

_is_socket(path) if trim_prefix(trim_prefix(path, "/var"), "/run/") in _folders

_is_socket(path) if lower(path) in _pipes
