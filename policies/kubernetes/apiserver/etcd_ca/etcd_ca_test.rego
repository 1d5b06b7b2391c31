package kubernetes.apiserver.etcd_ca_test

import data.kubernetes.apiserver.etcd_ca

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
	etcd_ca.deny == {_finding("runs without --etcd-cafile", [])} with input as _pod(["--v=2"])
	etcd_ca.deny == {_finding("runs without --etcd-cafile", [])} with input as _pod(["--etcd-cafile="])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--etcd-cafile=/pki/etcd-cafile"],
		["--etcd-cafile", "/pki/etcd-cafile"],
		["$(FLAGS)"],
	] {
		etcd_ca.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	etcd_ca.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	etcd_ca.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
