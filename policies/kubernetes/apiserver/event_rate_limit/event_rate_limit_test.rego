package kubernetes.apiserver.event_rate_limit_test

import data.kubernetes.apiserver.event_rate_limit

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without the admission plugin EventRateLimit",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--enable-admission-plugins=PodNodeSelector,LimitRanger"], [0]],
		[["--enable-admission-plugins=EventRateLimit", "--disable-admission-plugins=EventRateLimit"], [0]],
		[["--admission-control=LimitRanger"], []],
	] {
		event_rate_limit.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--enable-admission-plugins=EventRateLimit"],
		["--enable-admission-plugins=PodNodeSelector", "--enable-admission-plugins=LimitRanger,EventRateLimit"],
		["--admission-control=EventRateLimit"],
		["$(FLAGS)"],
	] {
		event_rate_limit.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	event_rate_limit.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	event_rate_limit.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
