package compose.tls_docker_host_test

import data.compose.tls_docker_host as rule

_file(service) := {"services": {"ci": service}}

_finding(host, key) := {
	"message": sprintf("service \"ci\" speaks with the Docker daemon at %s without TLS", [host]),
	"at": ["services", "ci", "environment", key],
}

test_finds_daemons_without_tls if {
	every host in ["tcp://10.0.0.1:2375", "tcp://docker.example.com:2376", "http://build.example.com", "tcp://[2001:db8::1]:2375"] {
		rule.deny == {_finding(host, "DOCKER_HOST")} with input as _file({"environment": {"DOCKER_HOST": host}})
		rule.deny == {_finding(host, 1)} with input as _file({"environment": ["A=b", sprintf("DOCKER_HOST=%s", [host])]})
	}
	rule.deny == {_finding("tcp://10.0.0.1:2375", "DOCKER_HOST")} with input as _file({"environment": {
		"DOCKER_HOST": "tcp://10.0.0.1:2375",
		"DOCKER_TLS_VERIFY": "",
	}})
	rule.deny == {_finding("tcp://10.0.0.1:2375", "DOCKER_HOST")} with input as _file({"environment": {"DOCKER_HOST": "tcp://${IP:-10.0.0.1}:2375"}})
}

test_accepts_daemons_with_tls if {
	every environment in [
		{"DOCKER_HOST": "tcp://10.0.0.1:2376", "DOCKER_TLS_VERIFY": "1"},
		{"DOCKER_HOST": "tcp://10.0.0.1:2376", "DOCKER_TLS_VERIFY": 1},
		{"DOCKER_HOST": "tcp://10.0.0.1:2376", "DOCKER_TLS_VERIFY": null},
		["DOCKER_HOST=tcp://10.0.0.1:2376", "DOCKER_TLS_VERIFY=1"],
		["DOCKER_TLS_VERIFY", "DOCKER_HOST=tcp://10.0.0.1:2376"],
	] {
		rule.deny == set() with input as _file({"environment": environment})
	}
	rule.deny == set() with input as {"services": {
		"base": {"environment": {"DOCKER_TLS_VERIFY": "1"}},
		"ci": {"extends": "base", "environment": {"DOCKER_HOST": "tcp://10.0.0.1:2376"}},
	}}
}

test_accepts_daemons_of_the_machine if {
	every host in [
		"unix:///var/run/docker.sock", "ssh://deploy@10.0.0.1", "tcp://127.0.0.1:2375", "tcp://localhost:2375",
		"tcp://socket-proxy:2375", "tcp://[::1]:2375", "tcp://host.docker.internal:2375", "tcp://${HOST}:2375", "${DOCKER}", "",
	] {
		rule.deny == set() with input as _file({"environment": {"DOCKER_HOST": host}})
	}
}

test_does_not_know_what_a_file_of_variables_says if {
	file := _file({"environment": {"DOCKER_HOST": "tcp://10.0.0.1:2376"}, "env_file": ".env"})
	rule.deny == set() with input as file
	rule.unknown == {{
		"message": "DOCKER_TLS_VERIFY of service \"ci\" may stand in its env_file",
		"at": ["services", "ci", "environment", "DOCKER_HOST"],
	}} with input as file
	rule.unknown == set() with input as _file({"environment": {"DOCKER_HOST": "tcp://docker:2375"}, "env_file": ".env"})
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [
		_file({"environment": null}), _file({"environment": "DOCKER_HOST=tcp://10.0.0.1:2375"}), _file({"environment": [null, 1]}),
		_file({"environment": {"DOCKER_HOST": null}}), {"services": null}, {"kind": "Pod"},
	] {
		rule.deny == set() with input as file
	}
}
