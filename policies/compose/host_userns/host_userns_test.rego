package compose.host_userns_test

import data.compose.host_userns as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_found := {{"message": "service \"web\" turns user namespaces off", "at": ["services", "web", "userns_mode"]}}

test_finds_the_namespace_of_the_host if {
	every service in [
		{"userns_mode": "host"},
		{"image": "nginx:1.27.3", "userns_mode": "${MODE:-host}"},
	] {
		fix.bare(rule.deny) == _found with input as _file(service)
	}
}

test_accepts_other_modes if {
	every service in [
		{"userns_mode": ""},
		{"userns_mode": null},
		{"userns_mode": "${MODE}"},
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
	rule.deny == set() with input as {"services": {"web": {"userns_mode": "${MODE}"}}}
	rule.unknown == {{
		"message": "userns_mode of service \"web\" comes from ${MODE}, which is filled in later",
		"at": ["services", "web", "userns_mode"],
	}} with input as {"services": {"web": {"userns_mode": "${MODE}"}}}
	every service in [{"userns_mode": "host"}, {"userns_mode": "${MODE:-private}"}, {"userns_mode": "service:${OTHER}"}, {"userns_mode": null}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}
