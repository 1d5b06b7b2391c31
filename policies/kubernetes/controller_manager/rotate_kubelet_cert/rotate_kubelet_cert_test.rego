package kubernetes.controller_manager.rotate_kubelet_cert_test

import data.kubernetes.controller_manager.rotate_kubelet_cert

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-controller-manager"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" keeps serving certificates of kubelets",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--feature-gates=RotateKubeletServerCertificate=false"], [0]],
		[["--v=2", "--feature-gates=A=0,RotateKubeletServerCertificate=f"], [1]],
		[["--feature-gates=RotateKubeletServerCertificate=true", "--feature-gates=RotateKubeletServerCertificate=false"], [1]],
	] {
		rotate_kubelet_cert.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--feature-gates=RotateKubeletServerCertificate=true"],
		["--feature-gates=RotateKubeletServerCertificate=false", "--feature-gates=RotateKubeletServerCertificate=true"],
		["--feature-gates=A=false"],
		["--feature-gates=$(GATES)"],
	] {
		rotate_kubelet_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-controller-manager"]}
	rotate_kubelet_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	rotate_kubelet_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
