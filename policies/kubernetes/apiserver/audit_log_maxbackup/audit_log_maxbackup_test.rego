package kubernetes.apiserver.audit_log_maxbackup_test

import data.kubernetes.apiserver.audit_log_maxbackup

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place, message) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], [], "runs without --audit-log-maxbackup"],
		[["--audit-log-maxbackup=5"], [0], "keeps 5 old audit logs only"],
	] {
		audit_log_maxbackup.deny == {_finding(case_[1], case_[2])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--audit-log-maxbackup=10"],
		["--audit-log-path=-"],
		["--audit-webhook-config-file=/etc/audit.conf"],
		["$(FLAGS)"],
		["--audit-log-maxbackup=0"],
	] {
		audit_log_maxbackup.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	audit_log_maxbackup.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	audit_log_maxbackup.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
