package kubernetes.etcd.peer_cert_test

import data.kubernetes.etcd.peer_cert

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
		[["--v=2"], [], "runs without --peer-cert-file and --peer-key-file"],
		[["--peer-cert-file=/pki/a"], [], "runs without --peer-key-file"],
		[["--peer-key-file=/pki/a"], [], "runs without --peer-cert-file"],
		[["--peer-cert-file=", "--peer-key-file=/pki/a"], [], "runs without --peer-cert-file"],
	] {
		peer_cert.deny == {_finding(case_[1], case_[2])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--peer-cert-file=/pki/a", "--peer-key-file=/pki/a"],
		["--peer-cert-file", "/pki/a", "--peer-key-file", "/pki/a"],
		["$(FLAGS)"],
	] {
		peer_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "etcd"]}
	peer_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	peer_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "etcd"}}
}
