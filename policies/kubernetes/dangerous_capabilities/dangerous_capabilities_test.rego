package kubernetes.dangerous_capabilities_test

import data.kubernetes.dangerous_capabilities
import data.lib.fix

_pod(capabilities) := {"kind": "Pod", "spec": {"containers": [{
	"name": "agent",
	"securityContext": {"capabilities": capabilities},
}]}}

_at(index) := ["spec", "containers", 0, "securityContext", "capabilities", "add", index]

test_finds_dangerous_capabilities if {
	fix.bare(dangerous_capabilities.deny) == {
		{
			"message": "container \"agent\" adds nEt_aDmIn, which changes interfaces, routes and firewalls",
			"at": _at(1),
		},
		{
			"message": "container \"agent\" adds CAP_SYS_PTRACE, which reads and changes the memory of other processes",
			"at": _at(2),
		},
	} with input as _pod({"add": ["CHOWN", "nEt_aDmIn", "CAP_SYS_PTRACE"]})
	count(dangerous_capabilities.deny) == 1 with input as _pod({"add": ["all"]})
}

test_accepts_other_capabilities if {
	every capabilities in [
		{"drop": ["ALL"], "add": ["NET_BIND_SERVICE", "CHOWN", "IPC_LOCK"]}, {"drop": ["SYS_ADMIN"]}, {"add": null},
		{"add": [1, null, {}]}, "ALL", {},
	] {
		dangerous_capabilities.deny == set() with input as _pod(capabilities)
	}
	dangerous_capabilities.deny == set() with input as {"kind": "ConfigMap", "data": {"add": "ALL"}}
}

test_does_not_know_what_is_filled_in_later if {
	open := _pod({"add": ["${CAPABILITY}"]})
	dangerous_capabilities.deny == set() with input as open
	[finding.at | some finding in dangerous_capabilities.unknown] == [_at(0)] with input as open
}
