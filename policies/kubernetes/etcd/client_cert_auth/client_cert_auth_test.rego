package kubernetes.etcd.client_cert_auth_test

import data.kubernetes.etcd.client_cert_auth

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["etcd"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" accepts clients without a certificate",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--client-cert-auth=false"], [0]],
		[["--client-cert-auth=true", "--client-cert-auth=F"], [1]],
		[["--v=2"], []],
	] {
		client_cert_auth.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "etcd"]}
	client_cert_auth.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	client_cert_auth.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
