package kubernetes.apiserver.kubelet_ca_test

import data.kubernetes.apiserver.kubelet_ca

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
	kubelet_ca.deny == {_finding("runs without --kubelet-certificate-authority", [])} with input as _pod(["--v=2"])
	kubelet_ca.deny == {_finding("runs without --kubelet-certificate-authority", [])} with input as _pod(["--kubelet-certificate-authority="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--kubelet-certificate-authority=/pki/kubelet-certificate-authority"],
		["--kubelet-certificate-authority", "/pki/kubelet-certificate-authority"],
		["$(FLAGS)"],
	] {
		kubelet_ca.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	kubelet_ca.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	kubelet_ca.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
