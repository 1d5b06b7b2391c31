package kubernetes.etcd.cert_test

import data.kubernetes.etcd.cert

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
	cert.deny == {_finding("runs without --cert-file and --key-file", [])} with input as _pod(["--v=2"])
	cert.deny == {_finding("runs without --key-file", [])} with input as _pod(["--cert-file=/pki/cert-file"])
	cert.deny == {_finding("runs without --cert-file", [])} with input as _pod(["--key-file=/pki/key-file"])
	cert.deny == {_finding("runs without --cert-file", [])} with input as _pod(["--cert-file=", "--key-file=/pki/key-file"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--cert-file=/pki/cert-file", "--key-file=/pki/key-file"],
		["--cert-file", "/pki/cert-file", "--key-file", "/pki/key-file"],
		["$(FLAGS)"],
	] {
		cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
