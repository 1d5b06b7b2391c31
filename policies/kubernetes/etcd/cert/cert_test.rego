package kubernetes.etcd.cert_test

import data.kubernetes.etcd.cert

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["etcd"],
	"args": arguments,
}]}}

_finding(place, message) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], [], "runs without --cert-file and --key-file"],
		[["--cert-file=/pki/a"], [], "runs without --key-file"],
		[["--key-file=/pki/a"], [], "runs without --cert-file"],
		[["--cert-file=", "--key-file=/pki/a"], [], "runs without --cert-file"],
	] {
		cert.deny == {_finding(case_[1], case_[2])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--cert-file=/pki/a", "--key-file=/pki/a"],
		["--cert-file", "/pki/a", "--key-file", "/pki/a"],
		["$(FLAGS)"],
	] {
		cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "etcd"]}
	cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
