package kubernetes.scheduler.profiling_test

import data.kubernetes.scheduler.profiling

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-scheduler"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	profiling.deny == {_finding("serves profiling data", [0])} with input as _pod(["--profiling=true"])
	profiling.deny == {_finding("serves profiling data", [1])} with input as _pod(["--profiling=false", "--profiling=T"])
	profiling.deny == {_finding("serves profiling data", [1])} with input as _pod(["--v=2", "--profiling"])
	profiling.deny == {_finding("serves profiling data", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--profiling=false"],
		["--profiling=true", "--profiling=0"],
		["--profiling=$(VALUE)"],
		["$(FLAGS)"],
		["--config=/etc/kubernetes/scheduler.yaml"],
	] {
		profiling.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	profiling.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	profiling.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-scheduler"}}
}
