package kubernetes.etcd.peer_client_auth_test

import data.kubernetes.etcd.peer_client_auth

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["etcd"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" accepts members without a certificate",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--peer-client-cert-auth=false"], [0]],
		[["--peer-client-cert-auth=true", "--peer-client-cert-auth=F"], [1]],
		[["--v=2"], []],
	] {
		peer_client_auth.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "etcd"]}
	peer_client_auth.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	peer_client_auth.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
