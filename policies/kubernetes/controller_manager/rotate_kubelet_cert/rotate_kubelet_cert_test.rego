package kubernetes.controller_manager.rotate_kubelet_cert_test

import data.kubernetes.controller_manager.rotate_kubelet_cert

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-controller-manager"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	rotate_kubelet_cert.deny == {_finding("does not rotate serving certificates of kubelets", [0])} with input as _pod(["--feature-gates=RotateKubeletServerCertificate=false"])
	rotate_kubelet_cert.deny == {_finding("does not rotate serving certificates of kubelets", [1])} with input as _pod(["--v=2", "--feature-gates=AllAlpha=false,RotateKubeletServerCertificate=f"])
	rotate_kubelet_cert.deny == {_finding("does not rotate serving certificates of kubelets", [1])} with input as _pod(["--feature-gates=RotateKubeletServerCertificate=true", "--feature-gates=RotateKubeletServerCertificate=false"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--feature-gates=RotateKubeletServerCertificate=true"],
		["--feature-gates=RotateKubeletServerCertificate=false", "--feature-gates=RotateKubeletServerCertificate=true"],
		["--feature-gates=AllAlpha=false"],
		["--feature-gates=$(GATES)"],
	] {
		rotate_kubelet_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	rotate_kubelet_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	rotate_kubelet_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
