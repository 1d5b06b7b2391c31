package kubernetes.apiserver.tls_cert_test

import data.kubernetes.apiserver.tls_cert

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
	tls_cert.deny == {_finding("runs without --tls-cert-file and --tls-private-key-file", [])} with input as _pod(["--v=2"])
	tls_cert.deny == {_finding("runs without --tls-private-key-file", [])} with input as _pod(["--tls-cert-file=/pki/tls-cert-file"])
	tls_cert.deny == {_finding("runs without --tls-cert-file", [])} with input as _pod(["--tls-private-key-file=/pki/tls-private-key-file"])
	tls_cert.deny == {_finding("runs without --tls-cert-file", [])} with input as _pod(["--tls-cert-file=", "--tls-private-key-file=/pki/tls-private-key-file"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--tls-cert-file=/pki/tls-cert-file", "--tls-private-key-file=/pki/tls-private-key-file"],
		["--tls-cert-file", "/pki/tls-cert-file", "--tls-private-key-file", "/pki/tls-private-key-file"],
		["$(FLAGS)"],
	] {
		tls_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	tls_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	tls_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
