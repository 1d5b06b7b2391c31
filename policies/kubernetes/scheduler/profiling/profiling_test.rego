package kubernetes.scheduler.profiling_test

import data.kubernetes.scheduler.profiling

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-scheduler"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" serves profiling data",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--profiling=true"], [0]],
		[["--profiling=false", "--profiling=T"], [1]],
		[["--v=2", "--profiling"], [1]],
		[["--v=2"], []],
	] {
		profiling.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_finds_it_in_configuration_files if {
	message := "scheduler serves profiling data"
	profiling.deny == {{"message": message, "at": ["enableProfiling"]}} with input as {
		"kind": "KubeSchedulerConfiguration",
		"enableProfiling": true,
	}
	profiling.deny == {{"message": message, "at": []}} with input as {"kind": "KubeSchedulerConfiguration"}
	profiling.deny == set() with input as {"kind": "KubeSchedulerConfiguration", "enableProfiling": false}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-scheduler"]}
	profiling.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	profiling.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-scheduler"}}
}
