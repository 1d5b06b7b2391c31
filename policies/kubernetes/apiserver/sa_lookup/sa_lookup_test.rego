package kubernetes.apiserver.sa_lookup_test

import data.kubernetes.apiserver.sa_lookup

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" accepts tokens of deleted service accounts",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--service-account-lookup=false"], [0]],
		[["--service-account-lookup=true", "--service-account-lookup=F"], [1]],
	] {
		sa_lookup.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--service-account-lookup=true"],
		["--service-account-lookup=false", "--service-account-lookup=1"],
		["--service-account-lookup=$(VALUE)"],
		["--v=2"],
		["--service-account-lookup"],
	] {
		sa_lookup.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	sa_lookup.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	sa_lookup.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
