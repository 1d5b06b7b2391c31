package kubernetes.apiserver.kubelet_client_cert_test

import data.kubernetes.apiserver.kubelet_client_cert

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
		[["--v=2"], [], "runs without --kubelet-client-certificate and --kubelet-client-key"],
		[["--kubelet-client-certificate=/pki/a"], [], "runs without --kubelet-client-key"],
		[["--kubelet-client-key=/pki/a"], [], "runs without --kubelet-client-certificate"],
		[["--kubelet-client-certificate=", "--kubelet-client-key=/pki/a"], [], "runs without --kubelet-client-certificate"],
	] {
		kubelet_client_cert.deny == {_finding(case_[1], case_[2])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--kubelet-client-certificate=/pki/a", "--kubelet-client-key=/pki/a"],
		["--kubelet-client-certificate", "/pki/a", "--kubelet-client-key", "/pki/a"],
		["$(FLAGS)"],
	] {
		kubelet_client_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	kubelet_client_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	kubelet_client_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
