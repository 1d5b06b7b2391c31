package kubernetes.controller_manager.root_ca_test

import data.kubernetes.controller_manager.root_ca

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
	root_ca.deny == {_finding("runs without --root-ca-file", [])} with input as _pod(["--v=2"])
	root_ca.deny == {_finding("runs without --root-ca-file", [])} with input as _pod(["--root-ca-file="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--root-ca-file=/pki/root-ca-file"],
		["--root-ca-file", "/pki/root-ca-file"],
		["$(FLAGS)"],
	] {
		root_ca.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	root_ca.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	root_ca.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
