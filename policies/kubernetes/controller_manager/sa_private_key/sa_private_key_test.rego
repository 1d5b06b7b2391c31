package kubernetes.controller_manager.sa_private_key_test

import data.kubernetes.controller_manager.sa_private_key

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-controller-manager"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without --service-account-private-key-file",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--service-account-private-key-file="], []],
	] {
		sa_private_key.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--service-account-private-key-file=/pki/a"],
		["--service-account-private-key-file", "/pki/a"],
		["$(FLAGS)"],
	] {
		sa_private_key.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-controller-manager"]}
	sa_private_key.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	sa_private_key.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
