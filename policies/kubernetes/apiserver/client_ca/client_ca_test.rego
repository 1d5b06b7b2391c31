package kubernetes.apiserver.client_ca_test

import data.kubernetes.apiserver.client_ca

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
	client_ca.deny == {_finding("runs without --client-ca-file", [])} with input as _pod(["--v=2"])
	client_ca.deny == {_finding("runs without --client-ca-file", [])} with input as _pod(["--client-ca-file="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--client-ca-file=/pki/client-ca-file"],
		["--client-ca-file", "/pki/client-ca-file"],
		["$(FLAGS)"],
	] {
		client_ca.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	client_ca.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	client_ca.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
