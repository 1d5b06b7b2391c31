package kubernetes.apiserver.no_always_admit_test

import data.kubernetes.apiserver.no_always_admit

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
	no_always_admit.deny == {_finding("enables the admission plugin AlwaysAdmit", [0])} with input as _pod(["--enable-admission-plugins=AlwaysAdmit"])
	no_always_admit.deny == {_finding("enables the admission plugin AlwaysAdmit", [0])} with input as _pod(["--enable-admission-plugins=NodeRestriction,AlwaysAdmit"])
	no_always_admit.deny == {_finding("enables the admission plugin AlwaysAdmit", [])} with input as _pod(["--admission-control=AlwaysAdmit"])
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
	no_always_admit.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	no_always_admit.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
