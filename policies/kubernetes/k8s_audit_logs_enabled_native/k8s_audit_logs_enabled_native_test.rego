package kubernetes.k8s_audit_logs_enabled_native_test

import data.kubernetes.k8s_audit_logs_enabled_native

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without --audit-policy-file",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--audit-policy-file="], []],
	] {
		k8s_audit_logs_enabled_native.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--audit-policy-file=/etc/kubernetes/audit.yaml"],
		["--audit-policy-file", "/etc/kubernetes/audit.yaml"],
		["$(FLAGS)"],
	] {
		k8s_audit_logs_enabled_native.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	k8s_audit_logs_enabled_native.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	k8s_audit_logs_enabled_native.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
