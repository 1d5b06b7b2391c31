package compose.privileged_port_test

import data.compose.privileged_port as rule

_file(service) := {"services": {"web": service}}

_parameters := {"allowed": [443]}

test_finds_ports_below_1024 if {
	every written, published in {
		"80:8080": "80",
		"127.0.0.1:22:2222/tcp": "22",
		"0.0.0.0:53:53/udp": "53",
		"1000-1030:1000-1030": "1000-1030",
		"${PORT:-80}:8080": "80",
		"1023:80": "1023",
	} {
		rule.deny == {{
			"message": sprintf("service \"web\" publishes port %s, one below 1024", [published]),
			"at": ["services", "web", "ports", 0],
		}} with input as _file({"ports": [written]}) with data.karat.parameters as _parameters
	}
	every published in [1000, "1000"] {
		count(rule.deny) == 1 with input as _file({"ports": [{"target": 8080, "published": published}]})
			with data.karat.parameters as _parameters
	}
}

test_accepts_other_ports if {
	every entry in [
		"127.0.0.1:8443:443/tcp", "1024:80", "80", 80, "443:8443", "10.0.0.1::80", "${PORT}:80", "8000-8010:80-90", "0:80", null,
		{"target": 80}, {"target": 80, "published": "8080"}, {"target": 80, "published": "${PORT}"}, {"published": null},
	] {
		rule.deny == set() with input as _file({"ports": [entry]}) with data.karat.parameters as _parameters
	}
}

test_accepts_services_that_publish_nothing if {
	rule.deny == set() with input as _file({"expose": ["80"]}) with data.karat.parameters as _parameters
	rule.deny == set() with input as _file({"ports": "80:80"}) with data.karat.parameters as _parameters
	rule.deny == set() with input as {"services": null} with data.karat.parameters as _parameters
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}} with data.karat.parameters as _parameters
}
