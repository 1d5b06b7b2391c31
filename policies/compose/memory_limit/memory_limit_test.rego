package compose.memory_limit_test

import data.compose.memory_limit as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_good := {"mem_limit": "256m"}

test_finds_services_without if {
	every entry in [
		{"service": {"image": "nginx:1.27.3"}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "deploy": {"resources": {"limits": {"cpus": "0.5"}}}}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "mem_reservation": "128m"}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "mem_limit": 0}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "mem_limit": "${LIMIT:-0}"}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "deploy": {"resources": null}}, "at": ["services", "web"]},
	] {
		fix.bare(rule.deny) == {{
			"message": "service \"web\" has no limit of memory",
			"at": entry.at,
		}} with input as _file(entry.service)
	}
}

test_accepts_services_with if {
	every service in [
		{"image": "nginx:1.27.3", "mem_limit": "256m"},
		{"image": "nginx:1.27.3", "mem_limit": 268435456},
		{"image": "nginx:1.27.3", "deploy": {"resources": {"limits": {"memory": "256M"}}}},
		{"image": "nginx:1.27.3", "mem_limit": "${LIMIT:-1g}"},
		{"image": "nginx:1.27.3", "mem_limit": "${LIMIT}"},
	] {
		rule.deny == set() with input as _file(service)
	}
}

test_judges_what_a_service_takes_over if {
	rule.deny == set() with input as {"services": {
		"base": object.union({"image": "nginx:1.27.3"}, _good),
		"web": {"extends": "base"},
	}}
}

test_accepts_what_it_cannot_see_whole if {
	rule.deny == set() with input as _file({"extends": {"service": "base", "file": "base.yaml"}})
	rule.deny == set() with input as _file({"environment": {"LOG_LEVEL": "debug"}})
}

test_accepts_files_without_services if {
	rule.deny == set() with input as {"services": null}
	rule.deny == set() with input as {"services": {"web": null}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

test_leaves_out_what_a_file_above_may_say if {
	bad := {"services": {"web": {"image": "nginx:1.27.3"}}}
	every path in ["compose.override.yaml", "a/docker-compose.override.yml", "compose.dev.override.yml"] {
		rule.deny == set() with input as bad with data.karat.source.path as path
		rule.unknown == set() with input as bad with data.karat.source.path as path
	}
	every path in ["docker-compose.dev.yml", "compose.prod.yaml"] {
		rule.deny == set() with input as bad with data.karat.source.path as path
		count(rule.unknown) == 1 with input as bad with data.karat.source.path as path
	}
	every path in ["compose.yaml", "docker-compose.yml", "deploy/stack.yml"] {
		count(rule.deny) == 1 with input as bad with data.karat.source.path as path
	}
}

test_does_not_know_what_another_file_gives if {
	web := {"extends": {"file": "base.yaml", "service": "app"}, "image": "nginx:1.27.3"}
	rule.deny == set() with input as {"services": {"web": web}}
	rule.unknown == {{
		"message": "the limit of memory of service \"web\" may stand in the file that it extends",
		"at": ["services", "web"],
	}} with input as {"services": {"web": web}}
	rule.unknown == set() with input as {"services": {"web": object.union(web, {"mem_limit": "1g"})}}
}
