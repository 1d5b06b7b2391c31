package compose.host_uts_test

import data.compose.host_uts as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_found := {{"message": "service \"web\" shares the host name of the machine", "at": ["services", "web", "uts"]}}

test_finds_the_namespace_of_the_host if {
	every service in [
		{"uts": "host"},
		{"image": "nginx:1.27.3", "uts": "${MODE:-host}"},
	] {
		fix.bare(rule.deny) == _found with input as _file(service)
	}
}

test_accepts_other_modes if {
	every service in [
		{"uts": "\"\""},
		{"uts": null},
		{"uts": "${MODE}"},
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
	rule.deny == set() with input as {"services": {"web": {"uts": "${MODE}"}}}
	rule.unknown == {{
		"message": "uts of service \"web\" comes from ${MODE}, which is filled in later",
		"at": ["services", "web", "uts"],
	}} with input as {"services": {"web": {"uts": "${MODE}"}}}
	every service in [{"uts": "host"}, {"uts": "${MODE:-private}"}, {"uts": "service:${OTHER}"}, {"uts": null}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}
