package compose.pids_limit_test

import data.compose.pids_limit as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_good := {"pids_limit": 100}

test_finds_services_without if {
	every entry in [
		{"service": {"image": "nginx:1.27.3"}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "pids_limit": -1}, "at": ["services", "web", "pids_limit"]},
		{"service": {"image": "nginx:1.27.3", "pids_limit": 0}, "at": ["services", "web", "pids_limit"]},
		{"service": {"image": "nginx:1.27.3", "deploy": {"resources": {"limits": {"memory": "1g"}}}}, "at": ["services", "web"]},
	] {
		fix.bare(rule.deny) == {{
			"message": "service \"web\" has no limit of processes",
			"at": entry.at,
		}} with input as _file(entry.service)
	}
}

test_accepts_services_with if {
	every service in [
		{"image": "nginx:1.27.3", "pids_limit": 100},
		{"image": "nginx:1.27.3", "pids_limit": "100"},
		{"image": "nginx:1.27.3", "deploy": {"resources": {"limits": {"pids": 100}}}},
		{"image": "nginx:1.27.3", "pids_limit": "${PIDS:-100}"},
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
