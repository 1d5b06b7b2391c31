package kubernetes.apiserver.no_always_admit_test

import data.kubernetes.apiserver.no_always_admit

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" enables the admission plugin AlwaysAdmit",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--enable-admission-plugins=AlwaysAdmit"], [0]],
		[["--enable-admission-plugins=NodeRestriction,AlwaysAdmit"], [0]],
		[["--admission-control=AlwaysAdmit"], []],
	] {
		no_always_admit.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--enable-admission-plugins=NodeRestriction"],
		["--disable-admission-plugins=AlwaysAdmit"],
		["$(FLAGS)"],
	] {
		no_always_admit.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	no_always_admit.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	no_always_admit.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
