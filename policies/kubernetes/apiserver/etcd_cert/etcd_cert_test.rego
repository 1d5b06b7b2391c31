package kubernetes.apiserver.etcd_cert_test

import data.kubernetes.apiserver.etcd_cert

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
	etcd_cert.deny == {_finding("runs without --etcd-certfile and --etcd-keyfile", [])} with input as _pod(["--v=2"])
	etcd_cert.deny == {_finding("runs without --etcd-keyfile", [])} with input as _pod(["--etcd-certfile=/pki/etcd-certfile"])
	etcd_cert.deny == {_finding("runs without --etcd-certfile", [])} with input as _pod(["--etcd-keyfile=/pki/etcd-keyfile"])
	etcd_cert.deny == {_finding("runs without --etcd-certfile", [])} with input as _pod(["--etcd-certfile=", "--etcd-keyfile=/pki/etcd-keyfile"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--etcd-certfile=/pki/etcd-certfile", "--etcd-keyfile=/pki/etcd-keyfile"],
		["--etcd-certfile", "/pki/etcd-certfile", "--etcd-keyfile", "/pki/etcd-keyfile"],
		["$(FLAGS)"],
	] {
		etcd_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	etcd_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	etcd_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
