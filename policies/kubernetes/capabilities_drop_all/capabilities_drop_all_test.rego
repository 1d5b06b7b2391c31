package kubernetes.capabilities_drop_all_test

import data.kubernetes.capabilities_drop_all
import data.lib.fix

_pod(security) := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": security}]}}

_keeps(at) := {
	"message": "container \"web\" keeps its default capabilities",
	"at": array.concat(["spec", "containers", 0], at),
}

test_finds_containers_that_do_not_drop_all if {
	fix.bare(capabilities_drop_all.deny) == {_keeps([])} with input as _pod(null)
	fix.bare(capabilities_drop_all.deny) == {_keeps(["securityContext"])} with input as _pod({"capabilities": null})
	at := ["securityContext", "capabilities"]
	fix.bare(capabilities_drop_all.deny) == {_keeps(at)} with input as _pod({"capabilities": {"add": ["CHOWN"]}})
	drop := array.concat(at, ["drop"])
	fix.bare(capabilities_drop_all.deny) == {_keeps(drop)} with input as _pod({"capabilities": {"drop": []}})
	fix.bare(capabilities_drop_all.deny) == {_keeps(drop)} with input as _pod({"capabilities": {"drop": ["NET_RAW", "MKNOD"]}})
}

test_accepts_containers_that_drop_all if {
	capabilities_drop_all.deny == set() with input as _pod({"capabilities": {"drop": ["ALL"]}})
	capabilities_drop_all.deny == set() with input as _pod({"capabilities": {"drop": ["all"], "add": ["CHOWN"]}})
}

test_accepts_windows_pods if {
	capabilities_drop_all.deny == set() with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]},
	}
}

test_accepts_other_kinds if {
	capabilities_drop_all.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_what_is_dropped_later if {
	every drop in ["${var.drop}", ["${var.drop}"]] {
		capabilities_drop_all.deny == set() with input as _dropping(drop)
		count(capabilities_drop_all.unknown) == 1 with input as _dropping(drop)
	}
	capabilities_drop_all.unknown == set() with input as _dropping(["${var.drop}", "ALL"])
	count(capabilities_drop_all.deny) == 1 with input as _dropping(["CHOWN"])
}

_dropping(drop) := {
	"kind": "Pod",
	"spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"drop": drop}}}]},
}
