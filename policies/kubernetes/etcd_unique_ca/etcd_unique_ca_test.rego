package kubernetes.etcd_unique_ca_test

import data.kubernetes.etcd_unique_ca

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" verifies etcd by the CA of its clients, /pki/ca.crt",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--etcd-cafile=/pki/ca.crt", "--client-ca-file=/pki/ca.crt"], [0]],
		[["--client-ca-file", "/pki/ca.crt", "--etcd-cafile", "/pki/ca.crt"], [2]],
	] {
		etcd_unique_ca.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--etcd-cafile=/pki/etcd/ca.crt", "--client-ca-file=/pki/ca.crt"],
		["--client-ca-file=/pki/ca.crt"],
		["--etcd-cafile=$(CA)", "--client-ca-file=$(CA)"],
		["--etcd-cafile=", "--client-ca-file="],
	] {
		etcd_unique_ca.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	etcd_unique_ca.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	etcd_unique_ca.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
