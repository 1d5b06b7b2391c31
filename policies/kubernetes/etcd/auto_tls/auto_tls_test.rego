package kubernetes.etcd.auto_tls_test

import data.kubernetes.etcd.auto_tls

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["etcd"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	auto_tls.deny == {_finding("signs its own certificate for clients", [0])} with input as _pod(["--auto-tls=true"])
	auto_tls.deny == {_finding("signs its own certificate for clients", [1])} with input as _pod(["--auto-tls=false", "--auto-tls=T"])
	auto_tls.deny == {_finding("signs its own certificate for clients", [1])} with input as _pod(["--v=2", "--auto-tls"])
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
	auto_tls.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	auto_tls.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
