package kubernetes.cap_sys_admin_test

import data.kubernetes.cap_sys_admin
import data.lib.fix

_pod(capabilities) := {"kind": "Pod", "spec": {"initContainers": [{
	"name": "mount",
	"securityContext": {"capabilities": capabilities},
}]}}

_finding(index, value) := {
	"message": sprintf("init container \"mount\" gets SYS_ADMIN by the capability %s", [value]),
	"at": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", index],
}

test_finds_sys_admin_in_every_spelling if {
	every value in ["SYS_ADMIN", "sys_admin", "CAP_SYS_ADMIN", "ALL", "all"] {
		fix.bare(cap_sys_admin.deny) == {_finding(1, value)} with input as _pod({"add": ["CHOWN", value]})
	}
}

test_finds_it_beside_drop_all if {
	fix.bare(cap_sys_admin.deny) == {_finding(0, "SYS_ADMIN")} with input as _pod({"drop": ["ALL"], "add": ["SYS_ADMIN"]})
}

test_accepts_other_capabilities if {
	cap_sys_admin.deny == set() with input as _pod({"add": ["NET_ADMIN", "SYS_TIME"]})
	cap_sys_admin.deny == set() with input as _pod({"drop": ["SYS_ADMIN", "ALL"]})
}

test_accepts_containers_without_a_word_about_it if {
	cap_sys_admin.deny == set() with input as _pod(null)
	cap_sys_admin.deny == set() with input as _pod({"add": null})
	cap_sys_admin.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
}

test_accepts_other_kinds if {
	cap_sys_admin.deny == set() with input as {"kind": "PodSecurityPolicy", "spec": {"allowedCapabilities": ["ALL"]}}
}

test_does_not_know_a_capability_that_is_filled_in_later if {
	cap_sys_admin.unknown == {{
		"message": "a capability that container \"web\" adds comes from ${CAPABILITIES}, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": ["CHOWN", "${CAPABILITIES}"]}}}]}}
	cap_sys_admin.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"capabilities": {"add": ["CHOWN"]}}}]}}
}
