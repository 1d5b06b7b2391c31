package kubernetes.controller_manager.sa_credentials_test

import data.kubernetes.controller_manager.sa_credentials

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-controller-manager"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs all controllers with one account",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--use-service-account-credentials=false"], [0]],
		[["--use-service-account-credentials=true", "--use-service-account-credentials=F"], [1]],
		[["--v=2"], []],
	] {
		sa_credentials.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--use-service-account-credentials=true"],
		["--use-service-account-credentials=false", "--use-service-account-credentials=1"],
		["--use-service-account-credentials=$(VALUE)"],
		["$(FLAGS)"],
		["--use-service-account-credentials"],
	] {
		sa_credentials.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-controller-manager"]}
	sa_credentials.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	sa_credentials.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-controller-manager"}}
}
