package compose.ssh_port_test

import data.compose.ssh_port as rule

_file(service) := {"services": {"web": service}}

_found := {{"message": "service \"web\" publishes port 22, that of SSH", "at": ["services", "web", "ports", 0]}}

test_finds_the_port if {
	every service in [
		{"ports": ["22"]},
		{"ports": ["22:22/tcp"]},
		{"ports": ["2222:22"]},
		{"ports": ["127.0.0.1:22:2222"]},
		{"ports": ["20-25:20-25"]},
		{"ports": [22]},
		{"ports": [{"target": 22, "published": "2222"}]},
		{"ports": ["${SSH:-22}:2222"]},
	] {
		rule.deny == _found with input as _file(service)
	}
}

test_accepts_other_ports if {
	every service in [
		{"ports": ["8022:8080", "2222:2222", "22:22/udp", "${SSH}:2222", null]},
		{"expose": ["22"]},
		{"ports": null},
	] {
		rule.deny == set() with input as _file(service)
	}
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}
