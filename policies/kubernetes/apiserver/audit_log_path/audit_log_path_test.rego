package kubernetes.apiserver.audit_log_path_test

import data.kubernetes.apiserver.audit_log_path

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without --audit-log-path",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--audit-log-path="], []],
	] {
		audit_log_path.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--audit-log-path=/pki/a"],
		["--audit-log-path", "/pki/a"],
		["$(FLAGS)"],
		["--audit-log-path=-"],
		["--audit-webhook-config-file=/etc/kubernetes/audit-webhook.conf"],
	] {
		audit_log_path.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	audit_log_path.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	audit_log_path.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
