package compose.docker_socket_test

import data.compose.docker_socket

_file(volumes) := {"services": {"proxy": {"volumes": volumes}}}

test_finds_sockets_in_the_short_form if {
	docker_socket.deny == {{
		"message": "service \"proxy\" mounts /var/run/docker.sock",
		"at": ["services", "proxy", "volumes", 1],
	}} with input as _file(["./conf:/conf", "/var/run/docker.sock:/var/run/docker.sock:ro"])
}

test_finds_sockets_in_the_long_form if {
	docker_socket.deny == {{
		"message": "service \"proxy\" mounts /run/containerd/containerd.sock",
		"at": ["services", "proxy", "volumes", 0, "source"],
	}} with input as _file([{"type": "bind", "source": "/run/containerd/containerd.sock", "target": "/sock"}])
}

test_finds_sockets_behind_a_default if {
	docker_socket.deny == {{
		"message": "service \"proxy\" mounts /var/run/docker.sock",
		"at": ["services", "proxy", "volumes", 0],
	}} with input as _file(["${SOCKET:-/var/run/docker.sock}:/var/run/docker.sock"])
}

test_finds_pipes_of_windows if {
	pipe := `\\.\pipe\docker_engine`
	docker_socket.deny == {{
		"message": "service \"proxy\" mounts \\\\.\\pipe\\docker_engine",
		"at": ["services", "proxy", "volumes", 0],
	}} with input as _file([sprintf("%s:%s", [pipe, pipe])])
}

test_accepts_other_files if {
	docker_socket.deny == set() with input as _file(["./docker.sock.md:/doc.md:ro", "data:/data", {"type": "tmpfs"}, 1])
	docker_socket.deny == set() with input as _file(["./fake/docker.sock:/var/run/docker.sock"])
}

test_accepts_services_without_volumes if {
	docker_socket.deny == set() with input as {"services": {"web": {"image": "nginx:1.27.3"}}}
	docker_socket.deny == set() with input as _file(null)
}

test_accepts_other_kinds if {
	docker_socket.deny == set() with input as {"kind": "Pod", "spec": {"volumes": ["/var/run/docker.sock:/a"]}}
}

test_finds_the_socket_of_the_engine if {
	docker_socket.deny == {{
		"message": "service \"agent\" mounts the socket of the engine",
		"at": ["services", "agent", "use_api_socket"],
	}} with input as {"services": {"agent": {"image": "acme/agent:1.2", "use_api_socket": true}}}
	docker_socket.deny == set() with input as {"services": {"agent": {"use_api_socket": false}}}
	open := {"services": {"agent": {"use_api_socket": "${SOCKET}"}}}
	docker_socket.deny == set() with input as open
	count(docker_socket.unknown) == 1 with input as open
}
