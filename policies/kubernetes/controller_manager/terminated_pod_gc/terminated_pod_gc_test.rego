package kubernetes.controller_manager.terminated_pod_gc_test

import data.kubernetes.controller_manager.terminated_pod_gc

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-controller-manager"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" never removes terminated pods",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--terminated-pod-gc-threshold=0"], [0]],
		[["--terminated-pod-gc-threshold", "-1"], [0]],
	] {
		terminated_pod_gc.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-controller-manager"]}
	terminated_pod_gc.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	terminated_pod_gc.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
