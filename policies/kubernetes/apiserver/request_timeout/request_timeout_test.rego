package kubernetes.apiserver.request_timeout_test

import data.kubernetes.apiserver.request_timeout

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" lets a request take 1h",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--request-timeout=1h"], [0]],
		[["--v=2", "--request-timeout", "1h"], [1]],
	] {
		request_timeout.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--request-timeout=300s"],
		["--request-timeout=1m30s"],
		["--request-timeout=5m"],
		["--request-timeout=$(TIMEOUT)"],
		["--request-timeout=long"],
		["--request-timeout="],
	] {
		request_timeout.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	request_timeout.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	request_timeout.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
