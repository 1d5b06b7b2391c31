package compose.host_pid_test

import data.compose.host_pid as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_found := {{"message": "service \"web\" shares the processes of the host", "at": ["services", "web", "pid"]}}

test_finds_the_namespace_of_the_host if {
	every service in [
		{"pid": "host"},
		{"image": "nginx:1.27.3", "pid": "${MODE:-host}"},
	] {
		fix.bare(rule.deny) == _found with input as _file(service)
	}
}

test_accepts_other_modes if {
	every service in [
		{"pid": "service:db"},
		{"pid": "container:db"},
		{"pid": null},
		{"pid": "${MODE}"},
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
	rule.deny == set() with input as {"services": {"web": {"pid": "${MODE}"}}}
	rule.unknown == {{
		"message": "pid of service \"web\" comes from ${MODE}, which is filled in later",
		"at": ["services", "web", "pid"],
	}} with input as {"services": {"web": {"pid": "${MODE}"}}}
	every service in [{"pid": "host"}, {"pid": "${MODE:-private}"}, {"pid": "service:${OTHER}"}, {"pid": null}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}

test_judges_what_a_service_takes_over if {
	services := {"base": {"pid": "host"}, "web": {"extends": "base"}, "db": {"extends": "base", "pid": "1"}}
	{[finding.message, finding.at] | some finding in data.compose.host_pid.deny} == {
		["service \"base\" shares the processes of the host", ["services", "base", "pid"]],
		["service \"web\" shares the processes of the host", ["services", "web"]],
	} with input as {"services": services}
}
