package kubernetes.controller_manager.sa_private_key_test

import data.kubernetes.controller_manager.sa_private_key

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
	sa_private_key.deny == {_finding("runs without --service-account-private-key-file", [])} with input as _pod(["--v=2"])
	sa_private_key.deny == {_finding("runs without --service-account-private-key-file", [])} with input as _pod(["--service-account-private-key-file="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--service-account-private-key-file=/pki/service-account-private-key-file"],
		["--service-account-private-key-file", "/pki/service-account-private-key-file"],
		["$(FLAGS)"],
	] {
		sa_private_key.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	sa_private_key.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	sa_private_key.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
