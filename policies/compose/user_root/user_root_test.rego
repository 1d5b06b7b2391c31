package compose.user_root_test

import data.compose.user_root as rule

_file(service) := {"services": {"web": service}}

_found := {{"message": "service \"web\" runs as root", "at": ["services", "web", "user"]}}

test_finds_root if {
	every service in [
		{"user": "root"},
		{"user": "0"},
		{"user": 0},
		{"user": "0:0"},
		{"user": "root:root"},
		{"user": "0:1000"},
		{"user": "${UID:-0}:${GID:-0}"},
	] {
		rule.deny == _found with input as _file(service)
	}
}

test_accepts_other_users if {
	every service in [
		{"user": "1000:1000"},
		{"user": "nobody"},
		{"user": 1000},
		{"user": "${UID}"},
		{"user": "1000:0"},
		{"user": "rooted"},
		{"user": null},
		{"image": "nginx:1.27.3"},
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

test_does_not_know_what_is_filled_in_later if {
	rule.deny == set() with input as {"services": {"web": {"user": "${UID:?who}:${GID}"}}}
	rule.unknown == {{
		"message": "user of service \"web\" comes from ${UID:?who}, which is filled in later",
		"at": ["services", "web", "user"],
	}} with input as {"services": {"web": {"user": "${UID:?who}:${GID}"}}}
	every service in [{"user": "${UID:-1000}:${GID}"}, {"user": "1000:${GID}"}, {"user": "app-${NAME}"}, {"user": 1000}, {"user": null}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}

test_judges_what_a_service_takes_over if {
	services := {"base": {"user": "root"}, "web": {"extends": "base"}, "db": {"extends": "base", "user": "1"}}
	{[finding.message, finding.at] | some finding in data.compose.user_root.deny} == {
		["service \"base\" runs as root", ["services", "base", "user"]],
		["service \"web\" runs as root", ["services", "web"]],
	} with input as {"services": services}
}
