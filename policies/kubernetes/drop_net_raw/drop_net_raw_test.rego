package kubernetes.drop_net_raw_test

import data.kubernetes.drop_net_raw
import data.lib.fix

_pod(security) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": security}]}}

_keeps(at) := {
	"message": "container \"web\" does not drop the capability NET_RAW",
	"at": array.concat(["spec", "containers", 0], at),
}

test_finds_containers_that_do_not_drop_it if {
	fix.bare(drop_net_raw.deny) == {_keeps([])} with input as _pod(null)
	at := ["securityContext", "capabilities"]
	fix.bare(drop_net_raw.deny) == {_keeps(at)} with input as _pod({"capabilities": {"add": ["NET_RAW"]}})
	drop := array.concat(at, ["drop"])
	fix.bare(drop_net_raw.deny) == {_keeps(drop)} with input as _pod({"capabilities": {"drop": ["MKNOD"]}})
	fix.bare(drop_net_raw.deny) == {_keeps(drop)} with input as _pod({"capabilities": {"drop": ["CAP_NET_RAW"]}})
}

test_finds_containers_that_take_it_back if {
	fix.bare(drop_net_raw.deny) == {{
		"message": "container \"web\" takes the capability NET_RAW back",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
	}} with input as _pod({"capabilities": {"drop": ["ALL"], "add": ["CHOWN", "NET_RAW"]}})
}

test_accepts_containers_that_drop_it if {
	drop_net_raw.deny == set() with input as _pod({"capabilities": {"drop": ["NET_RAW"]}})
	drop_net_raw.deny == set() with input as _pod({"capabilities": {"drop": ["net_raw"]}})
	drop_net_raw.deny == set() with input as _pod({"capabilities": {"drop": ["all"], "add": ["CHOWN"]}})
	drop_net_raw.deny == set() with input as _pod({"capabilities": {"drop": ["ALL", "NET_RAW"], "add": ["NET_RAW"]}})
}

test_accepts_windows_pods if {
	drop_net_raw.deny == set() with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]},
	}
}

test_accepts_other_kinds if {
	drop_net_raw.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_a_capability_that_is_filled_in_later if {
	drop_net_raw.unknown == {{
		"message": "a capability that container \"web\" adds comes from ${CAPABILITIES}, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": ["${CAPABILITIES}"], "drop": ["ALL"]}}}]}}
	drop_net_raw.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": ["${CAPABILITIES}"], "drop": ["NET_RAW"]}}}]}}
}

test_does_not_know_what_is_dropped_later if {
	every drop in ["${var.drop}", ["${var.drop}"]] {
		drop_net_raw.deny == set() with input as _dropping(drop)
		count(drop_net_raw.unknown) == 1 with input as _dropping(drop)
	}
	drop_net_raw.unknown == set() with input as _dropping(["${var.drop}", "NET_RAW"])
	count(drop_net_raw.deny) == 1 with input as _dropping(["CHOWN"])
}

_dropping(drop) := {
	"kind": "Pod",
	"spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"drop": drop}}}]},
}
