package kubernetes.etcd.client_cert_auth_test

import data.kubernetes.etcd.client_cert_auth

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
	client_cert_auth.deny == {_finding("accepts clients without a certificate", [0])} with input as _pod(["--client-cert-auth=false"])
	client_cert_auth.deny == {_finding("accepts clients without a certificate", [1])} with input as _pod(["--client-cert-auth=true", "--client-cert-auth=F"])
	client_cert_auth.deny == {_finding("accepts clients without a certificate", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--client-cert-auth=true"],
		["--client-cert-auth=false", "--client-cert-auth=1"],
		["--client-cert-auth=$(VALUE)"],
		["$(FLAGS)"],
		["--client-cert-auth"],
	] {
		client_cert_auth.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	client_cert_auth.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	client_cert_auth.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
