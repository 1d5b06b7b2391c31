package kubernetes.apiserver.node_restriction_test

import data.kubernetes.apiserver.node_restriction

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
	node_restriction.deny == {_finding("runs without the admission plugin NodeRestriction", [])} with input as _pod(["--v=2"])
	node_restriction.deny == {_finding("runs without the admission plugin NodeRestriction", [0])} with input as _pod(["--enable-admission-plugins=PodNodeSelector,LimitRanger"])
	node_restriction.deny == {_finding("runs without the admission plugin NodeRestriction", [0])} with input as _pod(["--enable-admission-plugins=NodeRestriction", "--disable-admission-plugins=NodeRestriction"])
	node_restriction.deny == {_finding("runs without the admission plugin NodeRestriction", [])} with input as _pod(["--admission-control=LimitRanger"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--enable-admission-plugins=NodeRestriction"],
		["--enable-admission-plugins=PodNodeSelector", "--enable-admission-plugins=LimitRanger,NodeRestriction"],
		["--admission-control=NodeRestriction"],
		["$(FLAGS)"],
	] {
		node_restriction.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	node_restriction.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	node_restriction.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
