package kubernetes.privileged_or_sysadmin_test

import data.kubernetes.privileged_or_sysadmin

_pod(security) := {"kind": "Pod", "spec": {"containers": [{"name": "agent", "securityContext": security}]}}

test_finds_what_makes_it_root if {
	every case_ in [
		[{"privileged": true}, "privileged"],
		[{"capabilities": {"add": ["NET_ADMIN", "SYS_ADMIN"]}}, "SYS_ADMIN"],
		[{"privileged": true, "capabilities": {"add": ["all", "cap_sys_admin"]}}, "privileged, all, cap_sys_admin"],
	] {
		privileged_or_sysadmin.deny == {{
			"message": sprintf("container \"agent\" is as good as root on the node (%s)", [case_[1]]),
			"at": ["spec", "containers", 0, "securityContext"],
		}} with input as _pod(case_[0])
	}
	ephemeral := {"kind": "Pod", "spec": {"ephemeralContainers": [{"name": "debug", "securityContext": {"privileged": true}}]}}
	count(privileged_or_sysadmin.deny) == 1 with input as ephemeral
}

test_accepts_others if {
	every security in [
		{}, null, {"privileged": false}, {"capabilities": {"add": ["NET_ADMIN"], "drop": ["SYS_ADMIN"]}}, {"privileged": "yes"},
		{"capabilities": {"add": "ALL"}},
	] {
		privileged_or_sysadmin.deny == set() with input as _pod(security)
	}
	privileged_or_sysadmin.deny == set() with input as {"kind": "ConfigMap"}
}

test_does_not_know_what_is_filled_in_later if {
	every security in [{"privileged": "${PRIVILEGED}"}, {"capabilities": {"add": ["${CAPABILITY}"]}}] {
		privileged_or_sysadmin.deny == set() with input as _pod(security)
		count(privileged_or_sysadmin.unknown) == 1 with input as _pod(security)
	}
}
