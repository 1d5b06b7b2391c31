package kubernetes.insecure_capabilities_test

import data.kubernetes.insecure_capabilities
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [object.union({"name": "web"}, container)]}}

_drops(list) := {"securityContext": {"capabilities": {"drop": list}}}

_default := [
	"audit_write", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW", "SETFCAP",
	"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
]

test_finds_what_is_kept if {
	fix.bare(insecure_capabilities.deny) == {{
		"message": "container \"web\" keeps all capabilities that the runtime gives",
		"at": ["spec", "containers", 0],
	}} with input as _pod({})
	fix.bare(insecure_capabilities.deny) == {{
		"message": "container \"web\" keeps AUDIT_WRITE, CHOWN",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
	}} with input as _pod(_drops(array.slice(_default, 2, 14)))
}

test_accepts_containers_that_drop_all if {
	every list in [["ALL"], ["all"], _default, array.concat(_default, ["NET_ADMIN"])] {
		insecure_capabilities.deny == set() with input as _pod(_drops(list))
	}
	windows := {"kind": "Pod", "spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]}}
	insecure_capabilities.deny == set() with input as windows
	insecure_capabilities.deny == set() with input as {"kind": "ConfigMap"}
}

test_finds_odd_shapes if {
	every list in [null, [], "ALL", [1, null]] {
		count(insecure_capabilities.deny) == 1 with input as _pod(_drops(list))
	}
}

test_does_not_know_what_is_filled_in_later if {
	open := _pod(_drops(["KILL", "${DROPPED}"]))
	insecure_capabilities.deny == set() with input as open
	count(insecure_capabilities.unknown) == 1 with input as open
	insecure_capabilities.unknown == set() with input as _pod(_drops(["ALL", "${DROPPED}"]))
}
