package kubernetes.apiserver.kubelet_ca_test

import data.kubernetes.apiserver.kubelet_ca

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without --kubelet-certificate-authority",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--kubelet-certificate-authority="], []],
	] {
		kubelet_ca.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--kubelet-certificate-authority=/pki/a"],
		["--kubelet-certificate-authority", "/pki/a"],
		["$(FLAGS)"],
	] {
		kubelet_ca.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	kubelet_ca.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	kubelet_ca.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
