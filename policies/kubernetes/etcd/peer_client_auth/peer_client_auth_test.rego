package kubernetes.etcd.peer_client_auth_test

import data.kubernetes.etcd.peer_client_auth

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
	peer_client_auth.deny == {_finding("accepts members without a certificate", [0])} with input as _pod(["--peer-client-cert-auth=false"])
	peer_client_auth.deny == {_finding("accepts members without a certificate", [1])} with input as _pod(["--peer-client-cert-auth=true", "--peer-client-cert-auth=F"])
	peer_client_auth.deny == {_finding("accepts members without a certificate", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--peer-client-cert-auth=true"],
		["--peer-client-cert-auth=false", "--peer-client-cert-auth=1"],
		["--peer-client-cert-auth=$(VALUE)"],
		["$(FLAGS)"],
		["--peer-client-cert-auth"],
	] {
		peer_client_auth.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	peer_client_auth.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	peer_client_auth.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
