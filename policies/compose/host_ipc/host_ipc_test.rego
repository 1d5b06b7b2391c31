package compose.host_ipc_test

import data.compose.host_ipc as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_found := {{"message": "service \"web\" shares the IPC of the host", "at": ["services", "web", "ipc"]}}

test_finds_the_namespace_of_the_host if {
	every service in [
		{"ipc": "host"},
		{"image": "nginx:1.27.3", "ipc": "${MODE:-host}"},
	] {
		fix.bare(rule.deny) == _found with input as _file(service)
	}
}

test_accepts_other_modes if {
	every service in [
		{"ipc": "private"},
		{"ipc": "shareable"},
		{"ipc": "service:db"},
		{"ipc": null},
		{"ipc": "${MODE}"},
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
	rule.deny == set() with input as {"services": {"web": {"ipc": "${MODE}"}}}
	rule.unknown == {{
		"message": "ipc of service \"web\" comes from ${MODE}, which is filled in later",
		"at": ["services", "web", "ipc"],
	}} with input as {"services": {"web": {"ipc": "${MODE}"}}}
	every service in [{"ipc": "host"}, {"ipc": "${MODE:-private}"}, {"ipc": "service:${OTHER}"}, {"ipc": null}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}
