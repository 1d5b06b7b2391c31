package compose.cap_add_test

import data.compose.cap_add as rule
import data.lib.fix

_file(service) := {"services": {"web": service}}

_finding(capability, index) := {
	"message": sprintf("service \"web\" adds the capability %s", [capability]),
	"at": ["services", "web", "cap_add", index],
}

test_finds_capabilities_beyond_the_default if {
	fix.bare(rule.deny) == {
		_finding("NET_ADMIN", 0),
		_finding("SYS_PTRACE", 2),
		_finding("ALL", 3),
		_finding("SYS_ADMIN", 4),
	} with input as _file({"cap_add": ["NET_ADMIN", "CHOWN", "CAP_SYS_PTRACE", "all", "${CAP:-SYS_ADMIN}"]})
}

test_accepts_the_default if {
	every service in [
		{"cap_drop": ["ALL"], "cap_add": ["NET_BIND_SERVICE", "cap_chown", "${CAP}"]},
		{"cap_add": []},
		{"cap_add": null},
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
	rule.deny == set() with input as {"services": {"web": {"cap_add": ["CHOWN", "${CAPABILITY}"]}}}
	rule.unknown == {{
		"message": "cap_add of service \"web\" comes from ${CAPABILITY}, which is filled in later",
		"at": ["services", "web", "cap_add", 1],
	}} with input as {"services": {"web": {"cap_add": ["CHOWN", "${CAPABILITY}"]}}}
	every service in [{"cap_add": ["${CAPABILITY:-CHOWN}", "SYS_ADMIN"]}, {"cap_add": null}, {}] {
		rule.unknown == set() with input as {"services": {"web": service}}
	}
}

test_judges_what_a_service_takes_over if {
	services := {"web": {"cap_add": ["NET_ADMIN"]}, "api": {"extends": "web"}}
	fix.bare(rule.deny) == {_finding("NET_ADMIN", 0), {
		"message": "service \"api\" adds the capability NET_ADMIN",
		"at": ["services", "api"],
	}} with input as {"services": services}
}
