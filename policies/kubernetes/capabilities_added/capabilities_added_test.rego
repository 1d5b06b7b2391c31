package kubernetes.capabilities_added_test

import data.kubernetes.capabilities_added
import data.lib.fix

_pod(security) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": security}]}}

test_finds_capabilities_beyond_the_baseline if {
	fix.bare(capabilities_added.deny) == {
		{
			"message": "container \"web\" adds the capability SYS_ADMIN",
			"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
		},
		{
			"message": "container \"web\" adds the capability ALL",
			"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 2],
		},
	} with input as _pod({"capabilities": {"add": ["CHOWN", "SYS_ADMIN", "ALL"]}})
}

test_finds_names_that_the_api_server_does_not_know if {
	fix.bare(capabilities_added.deny) == {{
		"message": "container \"web\" adds the capability CAP_CHOWN",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
	}} with input as _pod({"capabilities": {"add": ["CAP_CHOWN"]}})
}

test_accepts_the_baseline if {
	capabilities_added.deny == set() with input as _pod({"capabilities": {"add": ["NET_BIND_SERVICE"], "drop": ["ALL"]}})
}

test_accepts_containers_without_a_word_about_it if {
	capabilities_added.deny == set() with input as _pod({"capabilities": {"add": null}})
	capabilities_added.deny == set() with input as _pod({"capabilities": null})
	capabilities_added.deny == set() with input as _pod(null)
}

test_accepts_other_kinds if {
	capabilities_added.deny == set() with input as {"kind": "PodSecurityPolicy", "spec": {"allowedCapabilities": ["ALL"]}}
}

test_does_not_know_a_capability_that_is_filled_in_later if {
	capabilities_added.unknown == {{
		"message": "a capability that container \"web\" adds comes from ${CAPABILITIES}, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add"],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": "${CAPABILITIES}"}}}]}}
	capabilities_added.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": ["CHOWN"]}}}]}}
}

test_does_not_know_a_capability_that_is_added_later if {
	capabilities_added.deny == set() with input as _adding(["${var.capability}", "CHOWN"])
	[finding.at | some finding in capabilities_added.unknown] == [["spec", "containers", 0, "securityContext", "capabilities", "add", 0]] with input as _adding(["${var.capability}"])
	count(capabilities_added.deny) == 1 with input as _adding(["${var.capability}", "SYS_ADMIN"])
}

_adding(add) := {
	"kind": "Pod",
	"spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": add, "drop": ["ALL"]}}}]},
}
