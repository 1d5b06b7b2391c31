package lib.compose_test

import data.lib.compose

test_reads_services if {
	compose.services == {"web": {"image": "nginx"}} with input as {"services": {"web": {"image": "nginx"}, "db": null}}
}

test_accepts_other_shapes if {
	compose.services == {} with input as {"services": null}
	compose.services == {} with input as {"services": ["web"]}
	compose.services == {} with input as {}
}

test_fills_defaults_in if {
	compose.filled("nginx:${TAG:-1.27}-${VARIANT-alpine}") == "nginx:1.27-alpine"
	compose.filled("${IMAGE:-${OTHER:-nginx:${TAG:-latest}}}") == "nginx:latest"
	compose.filled("${IMAGE:-${OTHER}}") == "${IMAGE:-${OTHER}}"
	compose.filled("nginx:${TAG}") == "nginx:${TAG}"
	compose.filled("nginx:${TAG:?set it}") == "nginx:${TAG:?set it}"
}

test_joins_what_a_service_extends if {
	whole := compose.whole with input as {"services": {
		"lowest": {"image": "nginx", "mem_limit": "1g"},
		"base": {"extends": {"service": "lowest"}, "security_opt": ["a:b"], "cap_drop": null},
		"web": {"extends": "base", "security_opt": ["c"], "mem_limit": "2g"},
	}}
	whole.web == {
		"extends": "base",
		"image": "nginx",
		"mem_limit": "2g",
		"security_opt": ["a:b", "c"],
		"cap_drop": null,
	}
	object.keys(whole) == {"base", "lowest", "web"}
}

test_leaves_out_what_it_cannot_see_whole if {
	compose.whole == {} with input as {"services": {
		"a": {"extends": {"service": "b", "file": "base.yaml"}, "image": "nginx"},
		"b": {"extends": "a", "image": "nginx"},
		"c": {"ports": ["80"]},
		"d": null,
	}}
	compose.whole == {"e": {"build": "."}} with input as {"services": {"e": {"build": "."}}}
}

test_reads_ports if {
	every written, expected in {
		"80": ["", "", "80", "tcp"],
		"8080:80/UDP": ["", "8080", "80", "udp"],
		"127.0.0.1:8080:80": ["127.0.0.1", "8080", "80", "tcp"],
		"0.0.0.0::80": ["0.0.0.0", "", "80", "tcp"],
		"[::1]:8080-8081:80-81": ["::1", "8080-8081", "80-81", "tcp"],
		"${IP:-127.0.0.1}:${PORT}:80": ["127.0.0.1", "$", "80", "tcp"],
		"${PORT:?set it}:80": ["", "$", "80", "tcp"],
	} {
		found := [[port.host_ip, port.published, port.target, port.protocol] |
			some port in compose.ports
		] with input as {"services": {"web": {"ports": [written]}}}
		found == [expected]
	}
}

test_reads_ports_in_other_spellings if {
	compose.ports == [
		{
			"service": "web", "host_ip": "", "published": "", "target": "80", "protocol": "tcp", "text": "80",
			"at": ["services", "web", "ports", 0],
		},
		{
			"service": "web", "host_ip": "10.0.0.1", "published": "8080", "target": "80", "protocol": "udp", "text": "8080:80",
			"at": ["services", "web", "ports", 1],
		},
	] with input as {"services": {"web": {"ports": [
		80,
		{"target": 80, "published": "8080", "host_ip": "10.0.0.1", "protocol": "udp"},
	]}}}
	compose.ports == [] with input as {"services": {"web": {"ports": null}, "db": {"ports": [null]}}}
}

test_finds_numbers_in_ranges if {
	compose.has_port("22", 22)
	compose.has_port("20-25", 22)
	not compose.has_port("220", 22)
	not compose.has_port("$", 22)
	not compose.has_port("", 22)
}

test_reads_mounts if {
	found := {[mount.source, mount.target, count(mount.at)] | some mount in compose.mounts} with input as {
		"services": {"web": {"volumes": [
			"${ETC:-/etc}:/host:ro",
			"/anonymous",
			"boot:/boot",
			"data:/data",
			{"type": "bind", "source": "/usr", "target": "/usr"},
			{"type": "tmpfs", "target": "/tmp"},
			null,
		]}},
		"volumes": {"boot": {"driver_opts": {"type": "none", "o": "bind", "device": "/boot"}}, "data": {}},
	}
	found == {["/etc", "/host", 4], ["/boot", "/boot", 4], ["data", "/data", 4], ["/usr", "/usr", 5]}
}

test_reads_security_options if {
	found := {[option.name, option.value] | some option in compose.security_options} with input as {"services": {"web": {
		"security_opt": ["seccomp:unconfined", "apparmor=docker-default", "no-new-privileges", "label:type:x", null],
	}}}
	found == {
		["seccomp", "unconfined"], ["apparmor", "docker-default"], ["no-new-privileges", ""], ["label", "type:x"],
	}
}

test_reads_variables if {
	services := {
		"a": {"environment": {"A": "1", "B": 2, "C": null, "D": "${X:-y}"}},
		"b": {"environment": ["E=f=g", "H", "I=${J}"], "build": {"args": ["K=l"]}},
		"c": {"environment": null, "build": "."},
	}
	{[pair.name, pair.value] | some pair in compose.environment} == {
		["A", "1"], ["B", "2"], ["D", "y"], ["E", "f=g"], ["I", "${J}"],
	} with input as {"services": services}
	compose.build_arguments == [{
		"service": "b",
		"name": "K",
		"value": "l",
		"at": ["services", "b", "build", "args", 0],
	}] with input as {"services": services}
}

test_reads_values if {
	compose.on(true)
	compose.on("${X:-true}")
	not compose.on("false")
	not compose.on(null)
	every value in ["256m", 1, "0.5", "${LIMIT}", "${LIMIT:-1g}", 0.25] {
		compose.limits(value)
	}
	every value in ["0", 0, -1, "-1", "", "${LIMIT:-0}"] {
		not compose.limits(value)
	}
	not compose.limits(null)
}

_variables := {"TAG": "1.2", "PORT": "80"}

test_fills_in_what_the_environment_file_sets if {
	every written, expected in {
		"web:${TAG}": "web:1.2",
		"web:${TAG:-latest}": "web:1.2",
		"web:${TAG:?missing}": "web:1.2",
		"web:${GONE:-${TAG}}": "web:1.2",
		"$PORT": "80",
		"web:$TAG": "web:1.2",
		"$${TAG}": "$${TAG}",
		"${GONE}": "${GONE}",
		"web:$PORTS": "web:$PORTS",
	} {
		compose.filled(written) == expected with data.karat.source.variables as _variables
	}
	service := {"environment": {"PASSWORD": "${TAG}"}}
	compose.environment[0].value == "${TAG}" with input as {"services": {"web": service}}
		with data.karat.source.variables as _variables
}

test_knows_what_is_pulled_and_what_ends if {
	document := {"services": {
		"web": {"image": "acme/shop:1", "build": {"context": "."}, "depends_on": {"migrate": {"condition": "service_completed_successfully"}}},
		"worker": {"image": "acme/shop:1"},
		"migrate": {"image": "acme/shop", "depends_on": ["db"]},
		"db": {"image": "postgres:${TAG:-17}"},
	}}
	object.keys(compose.pulling) == {"migrate", "db"} with input as document
	compose.jobs == {"migrate"} with input as document
}

test_says_that_another_file_may_have_it if {
	document := {"services": {
		"web": {"extends": {"file": "base.yaml", "service": "app"}, "mem_limit": "1g"},
		"worker": {"extends": "web", "image": "acme/shop:1"},
		"app": {"image": "acme/app:1"},
	}}
	object.keys(compose.perhaps_partial) == {"web", "worker"} with input as document with data.karat.source.path as "compose.yaml"
	compose.perhaps_partial.worker.mem_limit == "1g" with input as document with data.karat.source.path as "compose.yaml"
	not compose.perhaps_partial.web.image with input as document with data.karat.source.path as "compose.yaml"
	object.keys(compose.whole) == {"app"} with input as document with data.karat.source.path as "compose.yaml"
	compose.elsewhere("web", "the limit of CPU") == {
		"message": "the limit of CPU of service \"web\" may stand in the file that it extends",
		"at": ["services", "web"],
	} with input as document
	contains(compose.elsewhere("app", "the limit of CPU").message, "laid over") with input as document
}

test_joins_what_a_long_row_of_services_extends if {
	row := {
		"a": {"image": "nginx", "healthcheck": {"test": "x"}, "cap_add": ["A"]},
		"b": {"extends": "a"},
		"c": {"extends": {"service": "b"}, "cap_add": ["C"]},
		"d": {"extends": "c"},
		"e": {"extends": "d", "image": "web", "cap_add": ["E"]},
	}
	compose.whole.e == {"extends": "d", "image": "web", "healthcheck": {"test": "x"}, "cap_add": ["A", "C", "E"]} with input as {"services": row}
	foreign := object.union(row, {"a": {"extends": {"file": "base.yaml", "service": "a"}, "image": "nginx"}})
	object.keys(compose.perhaps_partial) == {"a", "b", "c", "d", "e"} with input as {"services": foreign}
	circle := {"a": {"extends": "b", "image": "x"}, "b": {"extends": "a"}}
	compose.whole.b.image == "x" with input as {"services": circle}
}

test_tells_entries_that_a_service_takes_over if {
	services := {"base": {"cap_add": ["A"]}, "web": {"extends": "base", "cap_add": ["B"]}, "db": {"extends": "base", "cap_add": null}}
	{[entry.service, entry.value, entry.at] | some entry in compose.entries("cap_add")} == {
		["base", "A", ["services", "base", "cap_add", 0]],
		["web", "A", ["services", "web"]],
		["web", "B", ["services", "web", "cap_add", 0]],
	} with input as {"services": services}
}

test_takes_the_last_security_option_of_a_name if {
	services := {"base": {"security_opt": ["seccomp:unconfined"]}, "web": {"extends": "base", "security_opt": ["seccomp:a.json"]}}
	{[option.service, option.value] | some option in compose.security_options} == {["base", "unconfined"], ["web", "a.json"]} with input as {
		"services": services,
	}
}
