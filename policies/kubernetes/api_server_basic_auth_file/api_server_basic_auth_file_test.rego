package kubernetes.api_server_basic_auth_file_test

import data.kubernetes.api_server_basic_auth_file

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" accepts passwords from a file",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--basic-auth-file=/etc/users.csv"], [0]],
		[["--v=2", "--basic-auth-file", "/etc/users.csv"], [1]],
	] {
		api_server_basic_auth_file.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--basic-auth-file="],
		["--basic-auth-file=$(USERS)"],
	] {
		api_server_basic_auth_file.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	api_server_basic_auth_file.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	api_server_basic_auth_file.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
