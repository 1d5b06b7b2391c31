package kubernetes.etcd.peer_auto_tls_test

import data.kubernetes.etcd.peer_auto_tls

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["etcd"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" signs its own certificate for members",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--peer-auto-tls=true"], [0]],
		[["--peer-auto-tls=false", "--peer-auto-tls=T"], [1]],
		[["--v=2", "--peer-auto-tls"], [1]],
	] {
		peer_auto_tls.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--peer-auto-tls=false"],
		["--peer-auto-tls=true", "--peer-auto-tls=0"],
		["--peer-auto-tls=$(VALUE)"],
		["--v=2"],
	] {
		peer_auto_tls.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "etcd"]}
	peer_auto_tls.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	peer_auto_tls.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
