package compose.no_new_privileges_test

import data.compose.no_new_privileges as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_good := {"security_opt": ["no-new-privileges:true"]}

test_finds_services_without if {
	every entry in [
		{"service": {"image": "nginx:1.27.3"}, "at": ["services", "web"]},
		{"service": {"image": "nginx:1.27.3", "security_opt": ["apparmor:docker-default"]}, "at": ["services", "web", "security_opt"]},
		{"service": {"image": "nginx:1.27.3", "security_opt": ["no-new-privileges:false"]}, "at": ["services", "web", "security_opt"]},
		{"service": {"image": "nginx:1.27.3", "security_opt": []}, "at": ["services", "web", "security_opt"]},
		{"service": {"image": "nginx:1.27.3", "security_opt": null}, "at": ["services", "web", "security_opt"]},
	] {
		fix.bare(rule.deny) == {{
			"message": "service \"web\" does not set no-new-privileges",
			"at": entry.at,
		}} with input as _file(entry.service)
	}
}

test_accepts_services_with if {
	every service in [
		{"image": "nginx:1.27.3", "security_opt": ["no-new-privileges:true"]},
		{"image": "nginx:1.27.3", "security_opt": ["seccomp:a.json", "no-new-privileges=true"]},
		{"image": "nginx:1.27.3", "security_opt": ["no-new-privileges"]},
		{"image": "nginx:1.27.3", "security_opt": ["no-new-privileges:${NNP}"]},
		{"image": "nginx:1.27.3", "security_opt": ["${OPTION}"]},
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
	rule.deny == set() with input as {"services": {"web": {"image": "a", "security_opt": ["no-new-privileges:${ON}", "seccomp=${PROFILE}"]}}}
	rule.unknown == {{
		"message": "security_opt of service \"web\" comes from ${ON}, which is filled in later",
		"at": ["services", "web", "security_opt"],
	}} with input as {"services": {"web": {"image": "a", "security_opt": ["no-new-privileges:${ON}", "seccomp=${PROFILE}"]}}}
	every service in [{"image": "a", "security_opt": ["no-new-privileges:true", "${OPTION}"]}, {"image": "a", "security_opt": ["no-new-privileges=${ON:-true}"]}, {"image": "a"}] {
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

test_judges_the_last_word if {
	services := {"base": object.union({"image": "nginx:1.27.3"}, _good), "web": {"extends": "base", "security_opt": ["no-new-privileges:false"]}}
	fix.bare(rule.deny) == {{
		"message": "service \"web\" does not set no-new-privileges",
		"at": ["services", "web", "security_opt"],
	}} with input as {"services": services}
	rule.deny == set() with input as _file({"image": "nginx:1.27.3", "security_opt": ["no-new-privileges:false", "no-new-privileges:true"]})
}
