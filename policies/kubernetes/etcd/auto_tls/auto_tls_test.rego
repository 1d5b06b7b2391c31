package kubernetes.etcd.auto_tls_test

import data.kubernetes.etcd.auto_tls

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["etcd"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" signs its own certificate for clients",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--auto-tls=true"], [0]],
		[["--auto-tls=false", "--auto-tls=T"], [1]],
		[["--v=2", "--auto-tls"], [1]],
	] {
		auto_tls.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--auto-tls=false"],
		["--auto-tls=true", "--auto-tls=0"],
		["--auto-tls=$(VALUE)"],
		["--v=2"],
	] {
		auto_tls.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "etcd"]}
	auto_tls.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	auto_tls.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
