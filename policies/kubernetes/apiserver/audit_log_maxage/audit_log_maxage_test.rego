package kubernetes.apiserver.audit_log_maxage_test

import data.kubernetes.apiserver.audit_log_maxage

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
	audit_log_maxage.deny == {_finding("runs without --audit-log-maxage", [])} with input as _pod(["--v=2"])
	audit_log_maxage.deny == {_finding("keeps its audit log for 5 days only", [0])} with input as _pod(["--audit-log-maxage=5"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--audit-log-maxage=30"],
		["--audit-log-path=-"],
		["--audit-webhook-config-file=/etc/audit.conf"],
		["$(FLAGS)"],
		["--audit-log-maxage=0"],
	] {
		audit_log_maxage.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	audit_log_maxage.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	audit_log_maxage.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
