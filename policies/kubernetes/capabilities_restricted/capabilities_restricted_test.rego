package kubernetes.capabilities_restricted_test

import data.kubernetes.capabilities_restricted
import data.lib.fix

_pod(security) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": security}]}}

_keeps(at) := {
	"message": "container \"web\" does not drop ALL capabilities",
	"at": array.concat(["spec", "containers", 0], at),
}

test_finds_containers_that_do_not_drop_all if {
	fix.bare(capabilities_restricted.deny) == {_keeps([])} with input as _pod(null)
	fix.bare(capabilities_restricted.deny) == {_keeps(["securityContext"])} with input as _pod({"runAsUser": 1000})
	at := ["securityContext", "capabilities"]
	fix.bare(capabilities_restricted.deny) == {_keeps(at)} with input as _pod({"capabilities": {}})
	fix.bare(capabilities_restricted.deny) == {_keeps(at)} with input as _pod({"capabilities": {"drop": null}})
	drop := array.concat(at, ["drop"])
	fix.bare(capabilities_restricted.deny) == {_keeps(drop)} with input as _pod({"capabilities": {"drop": ["NET_RAW"]}})
	fix.bare(capabilities_restricted.deny) == {_keeps(drop)} with input as _pod({"capabilities": {"drop": ["all"]}})
}

test_finds_capabilities_that_are_added if {
	fix.bare(capabilities_restricted.deny) == {{
		"message": "container \"web\" adds the capability CHOWN",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
	}} with input as _pod({"capabilities": {"drop": ["ALL"], "add": ["NET_BIND_SERVICE", "CHOWN"]}})
}

test_accepts_a_container_with_net_bind_service_at_most if {
	capabilities_restricted.deny == set() with input as _pod({"capabilities": {"drop": ["KILL", "ALL"]}})
	capabilities_restricted.deny == set() with input as _pod({"capabilities": {
		"drop": ["ALL"],
		"add": ["NET_BIND_SERVICE"],
	}})
}

test_accepts_windows_pods if {
	capabilities_restricted.deny == set() with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]},
	}
}

test_accepts_other_kinds if {
	capabilities_restricted.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_a_capability_that_is_filled_in_later if {
	capabilities_restricted.unknown == {{
		"message": "a capability that container \"web\" adds comes from ${CAPABILITIES}, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add"],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": "${CAPABILITIES}"}}}]}}
	capabilities_restricted.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": ["CHOWN"]}}}]}}
}

test_does_not_know_what_is_dropped_later if {
	every drop in ["${var.drop}", ["${var.drop}"]] {
		capabilities_restricted.deny == set() with input as _dropping(drop)
		count(capabilities_restricted.unknown) == 1 with input as _dropping(drop)
	}
	capabilities_restricted.unknown == set() with input as _dropping(["${var.drop}", "ALL"])
	count(capabilities_restricted.deny) == 1 with input as _dropping(["CHOWN"])
}

_dropping(drop) := {
	"kind": "Pod",
	"spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"drop": drop}}}]},
}

test_does_not_know_a_capability_that_is_added_later if {
	capabilities_restricted.deny == set() with input as _adding(["${var.capability}", "NET_BIND_SERVICE"])
	[finding.at | some finding in capabilities_restricted.unknown] == [["spec", "containers", 0, "securityContext", "capabilities", "add", 0]] with input as _adding(["${var.capability}"])
	count(capabilities_restricted.deny) == 1 with input as _adding(["${var.capability}", "SYS_ADMIN"])
}

_adding(add) := {
	"kind": "Pod",
	"spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": add, "drop": ["ALL"]}}}]},
}
