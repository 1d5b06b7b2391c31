package kubernetes.apiserver.kubelet_https_test

import data.kubernetes.apiserver.kubelet_https

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" calls kubelets without TLS",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--kubelet-https=false"], [0]],
		[["--v=2", "--kubelet-https=False"], [1]],
	] {
		kubelet_https.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--kubelet-https=true"],
		["--kubelet-https"],
		["--kubelet-https=$(HTTPS)"],
	] {
		kubelet_https.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	kubelet_https.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	kubelet_https.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
