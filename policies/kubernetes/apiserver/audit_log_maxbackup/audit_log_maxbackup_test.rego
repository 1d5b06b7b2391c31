package kubernetes.apiserver.audit_log_maxbackup_test

import data.kubernetes.apiserver.audit_log_maxbackup

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	audit_log_maxbackup.deny == {_finding("runs without --audit-log-maxbackup", [])} with input as _pod(["--v=2"])
	audit_log_maxbackup.deny == {_finding("keeps 5 old audit logs only", [0])} with input as _pod(["--audit-log-maxbackup=5"])
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
	audit_log_maxbackup.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	audit_log_maxbackup.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
