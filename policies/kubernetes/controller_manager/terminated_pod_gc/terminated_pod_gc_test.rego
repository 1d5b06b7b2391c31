package kubernetes.controller_manager.terminated_pod_gc_test

import data.kubernetes.controller_manager.terminated_pod_gc

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
	terminated_pod_gc.deny == {_finding("never removes terminated pods", [0])} with input as _pod(["--terminated-pod-gc-threshold=0"])
	terminated_pod_gc.deny == {_finding("never removes terminated pods", [0])} with input as _pod(["--terminated-pod-gc-threshold", "-1"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--terminated-pod-gc-threshold=12500"],
		["--terminated-pod-gc-threshold"],
		["--terminated-pod-gc-threshold=$(N)"],
	] {
		terminated_pod_gc.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	terminated_pod_gc.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	terminated_pod_gc.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
