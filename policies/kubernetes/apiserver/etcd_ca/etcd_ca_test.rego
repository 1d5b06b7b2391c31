package kubernetes.apiserver.etcd_ca_test

import data.kubernetes.apiserver.etcd_ca

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without --etcd-cafile",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--etcd-cafile="], []],
	] {
		etcd_ca.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--etcd-cafile=/pki/a"],
		["--etcd-cafile", "/pki/a"],
		["$(FLAGS)"],
	] {
		etcd_ca.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	etcd_ca.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	etcd_ca.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
