package kubernetes.apiserver.secure_port_test

import data.kubernetes.apiserver.secure_port

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" has no port for HTTPS",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--secure-port=0"], [0]],
		[["--v=2", "--secure-port", "0"], [1]],
	] {
		secure_port.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--secure-port=6443"],
		["--secure-port=$(PORT)"],
		["--secure-port="],
	] {
		secure_port.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	secure_port.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	secure_port.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
