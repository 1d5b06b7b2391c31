package kubernetes.etcd.peer_cert_test

import data.kubernetes.etcd.peer_cert

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
	peer_cert.deny == {_finding("runs without --peer-cert-file and --peer-key-file", [])} with input as _pod(["--v=2"])
	peer_cert.deny == {_finding("runs without --peer-key-file", [])} with input as _pod(["--peer-cert-file=/pki/peer-cert-file"])
	peer_cert.deny == {_finding("runs without --peer-cert-file", [])} with input as _pod(["--peer-key-file=/pki/peer-key-file"])
	peer_cert.deny == {_finding("runs without --peer-cert-file", [])} with input as _pod(["--peer-cert-file=", "--peer-key-file=/pki/peer-key-file"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--peer-cert-file=/pki/peer-cert-file", "--peer-key-file=/pki/peer-key-file"],
		["--peer-cert-file", "/pki/peer-cert-file", "--peer-key-file", "/pki/peer-key-file"],
		["$(FLAGS)"],
	] {
		peer_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	peer_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	peer_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
