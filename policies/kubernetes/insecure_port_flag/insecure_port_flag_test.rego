package kubernetes.insecure_port_flag_test

import data.kubernetes.insecure_port_flag

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" opens a port without login",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--insecure-port=1"], [0]],
		[["--v=2", "--insecure-port", "8080"], [1]],
	] {
		insecure_port_flag.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--insecure-port=0"],
		["--insecure-port=$(PORT)"],
		["--insecure-port="],
	] {
		insecure_port_flag.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	insecure_port_flag.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	insecure_port_flag.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
