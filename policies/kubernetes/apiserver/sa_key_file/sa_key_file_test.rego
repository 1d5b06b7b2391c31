package kubernetes.apiserver.sa_key_file_test

import data.kubernetes.apiserver.sa_key_file

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without --service-account-key-file",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--service-account-key-file="], []],
	] {
		sa_key_file.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--service-account-key-file=/pki/a"],
		["--service-account-key-file", "/pki/a"],
		["$(FLAGS)"],
		["--service-account-signing-endpoint=@signer"],
	] {
		sa_key_file.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	sa_key_file.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	sa_key_file.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
