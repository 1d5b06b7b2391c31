package kubernetes.controller_manager.bind_address_test

import data.kubernetes.controller_manager.bind_address

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
	bind_address.deny == {_finding("listens beyond localhost", [0])} with input as _pod(["--bind-address=0.0.0.0"])
	bind_address.deny == {_finding("listens beyond localhost", [1])} with input as _pod(["--bind-address=127.0.0.1", "--bind-address", "192.168.0.1"])
	bind_address.deny == {_finding("listens beyond localhost", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--bind-address=127.0.0.1"],
		["--bind-address=::1"],
		["--bind-address=$(POD_IP)"],
		["$(FLAGS)"],
		["--secure-port=0"],
	] {
		bind_address.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	bind_address.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	bind_address.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
