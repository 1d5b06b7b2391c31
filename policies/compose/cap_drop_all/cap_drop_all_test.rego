package compose.cap_drop_all_test

import data.compose.cap_drop_all as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_good := {"cap_drop": ["ALL"]}

test_finds_services_without if {
	every entry in [
		{"service": {"image": "nginx:1.27.3"}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "cap_drop": ["NET_RAW"]}, "at": ["services", "web", "cap_drop"]},
		{"service": {"image": "nginx:1.27.3", "cap_drop": []}, "at": ["services", "web", "cap_drop"]},
		{"service": {"image": "nginx:1.27.3", "cap_drop": null}, "at": ["services", "web", "cap_drop"]},
		{"service": {"image": "nginx:1.27.3", "cap_add": ["ALL"]}, "at": ["services", "web"]},
	] {
		fix.bare(rule.deny) == {{
			"message": "service \"web\" does not drop all capabilities",
			"at": entry.at,
		}} with input as _file(entry.service)
	}
}

test_accepts_services_with if {
	every service in [
		{"image": "nginx:1.27.3", "cap_drop": ["ALL"]},
		{"image": "nginx:1.27.3", "cap_drop": ["NET_RAW", "all"]},
		{"image": "nginx:1.27.3", "cap_drop": ["${DROP:-ALL}"]},
		{"image": "nginx:1.27.3", "cap_drop": ["${DROP}"]},
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

test_does_not_know_what_is_filled_in_later if {
	rule.deny == set() with input as {"services": {"web": {"image": "a", "cap_drop": ["${DROPPED}"]}}}
	rule.unknown == {{
		"message": "cap_drop of service \"web\" comes from ${DROPPED}, which is filled in later",
		"at": ["services", "web", "cap_drop"],
	}} with input as {"services": {"web": {"image": "a", "cap_drop": ["${DROPPED}"]}}}
	every service in [{"image": "a", "cap_drop": ["${DROPPED}", "ALL"]}, {"image": "a", "cap_drop": ["${DROPPED:-ALL}"]}, {"image": "a"}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
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
