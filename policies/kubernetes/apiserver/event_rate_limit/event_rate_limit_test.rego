package kubernetes.apiserver.event_rate_limit_test

import data.kubernetes.apiserver.event_rate_limit

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
	event_rate_limit.deny == {_finding("runs without the admission plugin EventRateLimit", [])} with input as _pod(["--v=2"])
	event_rate_limit.deny == {_finding("runs without the admission plugin EventRateLimit", [0])} with input as _pod(["--enable-admission-plugins=PodNodeSelector,LimitRanger"])
	event_rate_limit.deny == {_finding("runs without the admission plugin EventRateLimit", [0])} with input as _pod(["--enable-admission-plugins=EventRateLimit", "--disable-admission-plugins=EventRateLimit"])
	event_rate_limit.deny == {_finding("runs without the admission plugin EventRateLimit", [])} with input as _pod(["--admission-control=LimitRanger"])
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
	event_rate_limit.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	event_rate_limit.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
