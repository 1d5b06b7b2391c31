package kubernetes.controller_manager.bind_address_test

import data.kubernetes.controller_manager.bind_address

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-controller-manager"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" listens beyond localhost",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--bind-address=0.0.0.0"], [0]],
		[["--bind-address=127.0.0.1", "--bind-address", "192.168.0.1"], [1]],
		[["--v=2"], []],
	] {
		bind_address.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-controller-manager"]}
	bind_address.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	bind_address.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
