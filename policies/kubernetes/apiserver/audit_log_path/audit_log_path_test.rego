package kubernetes.apiserver.audit_log_path_test

import data.kubernetes.apiserver.audit_log_path

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
	audit_log_path.deny == {_finding("runs without --audit-log-path", [])} with input as _pod(["--v=2"])
	audit_log_path.deny == {_finding("runs without --audit-log-path", [])} with input as _pod(["--audit-log-path="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--audit-log-path=/pki/audit-log-path"],
		["--audit-log-path", "/pki/audit-log-path"],
		["$(FLAGS)"],
		["--audit-log-path=-"],
		["--audit-webhook-config-file=/etc/kubernetes/audit-webhook.conf"],
	] {
		audit_log_path.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	audit_log_path.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	audit_log_path.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
