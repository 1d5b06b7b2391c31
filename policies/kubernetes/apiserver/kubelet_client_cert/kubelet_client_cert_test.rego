package kubernetes.apiserver.kubelet_client_cert_test

import data.kubernetes.apiserver.kubelet_client_cert

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
	kubelet_client_cert.deny == {_finding("runs without --kubelet-client-certificate and --kubelet-client-key", [])} with input as _pod(["--v=2"])
	kubelet_client_cert.deny == {_finding("runs without --kubelet-client-key", [])} with input as _pod(["--kubelet-client-certificate=/pki/kubelet-client-certificate"])
	kubelet_client_cert.deny == {_finding("runs without --kubelet-client-certificate", [])} with input as _pod(["--kubelet-client-key=/pki/kubelet-client-key"])
	kubelet_client_cert.deny == {_finding("runs without --kubelet-client-certificate", [])} with input as _pod(["--kubelet-client-certificate=", "--kubelet-client-key=/pki/kubelet-client-key"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--kubelet-client-certificate=/pki/kubelet-client-certificate", "--kubelet-client-key=/pki/kubelet-client-key"],
		["--kubelet-client-certificate", "/pki/kubelet-client-certificate", "--kubelet-client-key", "/pki/kubelet-client-key"],
		["$(FLAGS)"],
	] {
		kubelet_client_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	kubelet_client_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	kubelet_client_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
