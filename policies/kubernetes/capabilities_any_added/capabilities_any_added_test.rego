package kubernetes.capabilities_any_added_test

import data.kubernetes.capabilities_any_added
import data.lib.fix

_pod(capabilities) := {"kind": "Pod", "spec": {"containers": [{
	"name": "db",
	"securityContext": {"capabilities": capabilities},
}]}}

test_finds_each_capability if {
	fix.bare(capabilities_any_added.deny) == {{
		"message": "container \"db\" adds a capability to its default: IPC_LOCK",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
	}} with input as _pod({"add": ["IPC_LOCK"]})
	count(capabilities_any_added.deny) == 2 with input as _pod({"drop": ["ALL"], "add": ["CHOWN", "NET_BIND_SERVICE"]})
}

test_accepts_containers_that_add_none if {
	every capabilities in [{"drop": ["ALL"]}, {"add": []}, {"add": null}, {"add": [1]}, {"add": "CHOWN"}, {}] {
		capabilities_any_added.deny == set() with input as _pod(capabilities)
	}
	capabilities_any_added.deny == set() with input as {"kind": "ConfigMap"}
}

test_does_not_know_what_is_filled_in_later if {
	capabilities_any_added.deny == set() with input as _pod({"add": ["${CAPABILITY}"]})
	count(capabilities_any_added.unknown) == 1 with input as _pod({"add": ["${CAPABILITY}"]})
}
