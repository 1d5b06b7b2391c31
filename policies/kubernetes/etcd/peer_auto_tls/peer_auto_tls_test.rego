package kubernetes.etcd.peer_auto_tls_test

import data.kubernetes.etcd.peer_auto_tls

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
	peer_auto_tls.deny == {_finding("signs its own certificate for members", [0])} with input as _pod(["--peer-auto-tls=true"])
	peer_auto_tls.deny == {_finding("signs its own certificate for members", [1])} with input as _pod(["--peer-auto-tls=false", "--peer-auto-tls=T"])
	peer_auto_tls.deny == {_finding("signs its own certificate for members", [1])} with input as _pod(["--v=2", "--peer-auto-tls"])
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
	peer_auto_tls.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	peer_auto_tls.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
