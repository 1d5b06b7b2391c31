package kubernetes.host_port_test

import data.kubernetes.host_port
import data.lib.fix

_pod(ports) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "ports": ports}]}}

test_finds_ports_of_the_node if {
	fix.bare(host_port.deny) == {{
		"message": "container \"web\" opens port 8080 of the node",
		"at": ["spec", "containers", 0, "ports", 1, "hostPort"],
	}} with input as _pod([{"containerPort": 80}, {"containerPort": 8080, "hostPort": 8080}])
}

test_finds_ports_of_init_containers if {
	fix.bare(host_port.deny) == {{
		"message": "init container \"setup\" opens port 53 of the node",
		"at": ["spec", "initContainers", 0, "ports", 0, "hostPort"],
	}} with input as {"kind": "Pod", "spec": {"initContainers": [{"name": "setup", "ports": [{"hostPort": 53}]}]}}
}

test_accepts_zero_and_null if {
	host_port.deny == set() with input as _pod([{"containerPort": 80, "hostPort": 0}, {"hostPort": null}])
}

test_accepts_containers_without_ports if {
	host_port.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
	host_port.deny == set() with input as _pod(null)
	host_port.deny == set() with input as _pod(["8080"])
}

test_accepts_other_kinds if {
	host_port.deny == set() with input as {"kind": "Service", "spec": {"ports": [{"port": 80, "hostPort": 80}]}}
}

test_does_not_know_what_is_filled_in_later if {
	host_port.deny == set() with input as _pod([{"hostPort": "${PORT}"}])
	count(host_port.unknown) == 1 with input as _pod([{"hostPort": "${PORT}"}])
	host_port.unknown == set() with input as _pod([{"hostPort": "${PORT:-0}"}])
}
