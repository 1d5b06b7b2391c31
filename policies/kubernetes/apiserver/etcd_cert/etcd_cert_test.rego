package kubernetes.apiserver.etcd_cert_test

import data.kubernetes.apiserver.etcd_cert

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place, message) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], [], "runs without --etcd-certfile and --etcd-keyfile"],
		[["--etcd-certfile=/pki/a"], [], "runs without --etcd-keyfile"],
		[["--etcd-keyfile=/pki/a"], [], "runs without --etcd-certfile"],
		[["--etcd-certfile=", "--etcd-keyfile=/pki/a"], [], "runs without --etcd-certfile"],
	] {
		etcd_cert.deny == {_finding(case_[1], case_[2])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--etcd-certfile=/pki/a", "--etcd-keyfile=/pki/a"],
		["--etcd-certfile", "/pki/a", "--etcd-keyfile", "/pki/a"],
		["$(FLAGS)"],
	] {
		etcd_cert.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	etcd_cert.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	etcd_cert.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
