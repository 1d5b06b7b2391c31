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
