package kubernetes.docker_socket_test

import data.kubernetes.docker_socket

_pod(path) := {"kind": "Pod", "spec": {"containers": [], "volumes": [{"name": "engine", "hostPath": {"path": path}}]}}

_finding(path) := {
	"message": sprintf("volume \"engine\" hands over the container runtime, %s", [path]),
	"at": ["spec", "volumes", 0, "hostPath", "path"],
}

test_finds_sockets if {
	paths := [
		"/var/run/docker.sock",
		"/run/docker.sock",
		"//var/run/docker.sock/",
		"/run/user/1000/docker.sock",
		"/run/containerd/containerd.sock",
		"/run/k3s/containerd/containerd.sock",
		"/var/snap/microk8s/common/run/containerd.sock",
		"/var/run/crio/crio.sock",
		"/run/cri-dockerd.sock",
		"/var/run/dockershim.sock",
		"/run/podman/podman.sock",
	]
	every path in paths {
		docker_socket.deny == {_finding(path)} with input as _pod(path)
	}
}

test_finds_the_folder_of_a_socket if {
	every path in ["/run/containerd", "/var/run/crio/", "/run/k3s/containerd"] {
		docker_socket.deny == {_finding(path)} with input as _pod(path)
	}
}

test_finds_named_pipes if {
	path := `\\.\pipe\docker_engine`
	docker_socket.deny == {_finding(path)} with input as _pod(path)
}

test_accepts_other_paths if {
	paths := ["/var/run/thing.sock", "/run", "/srv/docker", "/var/lib/containerd", "/var/run/cilium", "/etc/containerd", "/"]
	every path in paths {
		docker_socket.deny == set() with input as _pod(path)
	}
}

test_accepts_pods_without_paths_of_the_node if {
	docker_socket.deny == set() with input as _pod(null)
	docker_socket.deny == set() with input as {"kind": "Pod", "spec": {"volumes": [{"name": "a", "hostPath": null}]}}
	docker_socket.deny == set() with input as {"kind": "Pod", "spec": {"volumes": [{"name": "docker.sock"}]}}
	docker_socket.deny == set() with input as {"kind": "Pod", "spec": {"containers": []}}
}

test_accepts_other_kinds if {
	docker_socket.deny == set() with input as {"kind": "ConfigMap", "data": {"path": "/var/run/docker.sock"}}
}

test_does_not_know_a_path_that_is_filled_in_later if {
	docker_socket.unknown == {{
		"message": "volume \"data\" comes from ${DATA}, which is filled in later",
		"at": ["spec", "volumes", 0, "hostPath", "path"],
	}} with input as {"kind": "Pod", "spec": {"containers": [], "volumes": [{"name": "data", "hostPath": {"path": "${DATA}"}}]}}
	every path in ["/data", "${DATA:-/data}", "/data/${NAME}", null] {
		docker_socket.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [], "volumes": [{"name": "data", "hostPath": {"path": path}}]}}
	}
}

test_finds_persistent_volumes if {
	docker_socket.deny == {{
		"message": "PersistentVolume \"docker\" hands over the container runtime, /run/docker.sock",
		"at": ["spec", "hostPath", "path"],
	}} with input as {
		"kind": "PersistentVolume",
		"metadata": {"name": "docker"},
		"spec": {"hostPath": {"path": "/run/docker.sock"}},
	}
}

test_does_not_know_a_volume_that_may_be_there if {
	open := {"kind": "Pod", "spec": {"containers": [], "volumes": [{"name": "data", "hostPath": "${var.socket ? [1] : []}"}]}}
	[finding.at | some finding in docker_socket.unknown] == [["spec", "volumes", 0, "hostPath"]] with input as open
}
