package kubernetes.cap_net_raw_added_test

import data.kubernetes.cap_net_raw_added
import data.lib.fix

_pod(capabilities) := {"kind": "Pod", "spec": {"containers": [{
	"name": "probe",
	"securityContext": {"capabilities": capabilities},
}]}}

test_finds_the_capability if {
	every value in ["NET_RAW", "cap_net_raw", "ALL"] {
		fix.bare(cap_net_raw_added.deny) == {{
			"message": sprintf("container \"probe\" gets NET_RAW by the capability %s", [value]),
			"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
		}} with input as _pod({"add": ["CHOWN", value]})
	}
}

test_accepts_other_capabilities if {
	every capabilities in [{"drop": ["NET_RAW"]}, {"add": ["NET_ADMIN"]}, {"add": "NET_RAW"}, {"add": [1, null]}, null] {
		cap_net_raw_added.deny == set() with input as _pod(capabilities)
	}
	cap_net_raw_added.deny == set() with input as {"kind": "ConfigMap"}
}

test_does_not_know_what_is_filled_in_later if {
	cap_net_raw_added.deny == set() with input as _pod({"add": ["${CAPABILITY}"]})
	count(cap_net_raw_added.unknown) == 1 with input as _pod({"add": ["${CAPABILITY}"]})
}
