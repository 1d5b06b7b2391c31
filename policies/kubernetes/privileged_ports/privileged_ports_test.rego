package kubernetes.privileged_ports_test

import data.kubernetes.privileged_ports

_pod(security, ports) := {"kind": "Pod", "spec": {
	"securityContext": security,
	"containers": [{"name": "web", "ports": ports}],
}}

_start(value) := {"sysctls": [
	{"name": "net.ipv4.tcp_syncookies", "value": "1"},
	{"name": "net.ipv4.ip_unprivileged_port_start", "value": value},
]}

_finding(index, port) := {
	"message": sprintf("container \"web\" listens on port %d", [port]),
	"at": ["spec", "containers", 0, "ports", index, "containerPort"],
}

test_finds_low_ports if {
	ports := [{"containerPort": 80}, {"containerPort": 8080}, {"containerPort": 1023}, {"containerPort": 1024}]
	privileged_ports.deny == {_finding(0, 80), _finding(2, 1023)} with input as _pod(null, ports)
}

test_finds_ports_below_the_one_that_the_pod_opens if {
	ports := [{"containerPort": 53, "protocol": "UDP"}, {"containerPort": 443}]
	privileged_ports.deny == {_finding(0, 53)} with input as _pod(_start("443"), ports)
}

test_accepts_ports_that_the_pod_opens if {
	privileged_ports.deny == set() with input as _pod(_start("0"), [{"containerPort": 80}])
}

test_accepts_containers_without_ports if {
	privileged_ports.deny == set() with input as _pod(null, null)
	privileged_ports.deny == set() with input as _pod(null, [{"name": "http"}, null])
	privileged_ports.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
}

test_accepts_windows_pods if {
	privileged_ports.deny == set() with input as {"kind": "Pod", "spec": {
		"os": {"name": "windows"},
		"containers": [{"name": "iis", "ports": [{"containerPort": 80}]}],
	}}
}

test_accepts_other_kinds if {
	privileged_ports.deny == set() with input as {"kind": "Service", "spec": {"ports": [{"port": 80}]}}
}

test_does_not_know_a_port_that_is_filled_in_later if {
	privileged_ports.deny == set() with input as _listening("${var.port}")
	[finding.at | some finding in privileged_ports.unknown] == [["spec", "containers", 0, "ports", 0, "containerPort"]] with input as _listening("${var.port}")
	count(privileged_ports.unknown) == 1 with input as _listening("${PORT:-80}")
	every port in ["${PORT:-8080}", "${PORT:-1024}", 80, 8080] {
		privileged_ports.unknown == set() with input as _listening(port)
	}
	count(privileged_ports.deny) == 1 with input as _listening(80)
}

_listening(port) := {
	"kind": "Pod",
	"spec": {"containers": [{"name": "web", "ports": [{"containerPort": port}]}]},
}
