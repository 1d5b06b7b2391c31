package kubernetes.ssh_port_test

import data.kubernetes.ssh_port

_pod(ports) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "ports": ports}]}}

_finding(index, field) := {
	"message": "container \"web\" opens the SSH port",
	"at": ["spec", "containers", 0, "ports", index, field],
}

test_finds_the_ssh_port if {
	ssh_port.deny == {_finding(1, "containerPort"), _finding(2, "containerPort"), _finding(3, "hostPort")} with input as _pod([
		{"containerPort": 8080},
		{"containerPort": 22},
		{"containerPort": 22, "protocol": "TCP"},
		{"containerPort": 2222, "hostPort": 22},
	])
}

test_accepts_other_ports if {
	ssh_port.deny == set() with input as _pod([
		{"containerPort": 2222},
		{"containerPort": 22, "protocol": "UDP"},
		{"containerPort": 222},
	])
}

test_accepts_containers_without_ports if {
	ssh_port.deny == set() with input as _pod(null)
	ssh_port.deny == set() with input as _pod([null, {"name": "http"}])
	ssh_port.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
}

test_accepts_other_kinds if {
	ssh_port.deny == set() with input as {"kind": "Service", "spec": {"ports": [{"port": 22, "targetPort": 2222}]}}
}

test_does_not_know_a_port_that_is_filled_in_later if {
	ssh_port.deny == set() with input as _opening({"containerPort": "${var.port}"})
	count(ssh_port.unknown) == 1 with input as _opening({"containerPort": "${var.port}"})
	every port in [{"containerPort": "${var.port}", "protocol": "UDP"}, {"containerPort": "${PORT:-80}"}, {"containerPort": 22}] {
		ssh_port.unknown == set() with input as _opening(port)
	}
	count(ssh_port.deny) == 1 with input as _opening({"containerPort": 22})
}

_opening(port) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "ports": [port]}]}}

test_takes_ports_of_any_shape if {
	every port in ["${var.port}", 22, null, []] {
		ssh_port.deny == set() with input as _opening(port)
		ssh_port.unknown == set() with input as _opening(port)
	}
}
