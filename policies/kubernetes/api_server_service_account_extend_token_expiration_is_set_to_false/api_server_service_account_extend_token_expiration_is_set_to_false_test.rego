package kubernetes.api_server_service_account_extend_token_expiration_is_set_to_false_test

import data.kubernetes.api_server_service_account_extend_token_expiration_is_set_to_false

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" extends tokens of pods to a year",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--service-account-extend-token-expiration=true"], [0]],
		[["--v=2", "--service-account-extend-token-expiration"], [1]],
	] {
		api_server_service_account_extend_token_expiration_is_set_to_false.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--service-account-extend-token-expiration=false"],
		["--service-account-extend-token-expiration=$(EXTEND)"],
		["$(FLAGS)"],
	] {
		api_server_service_account_extend_token_expiration_is_set_to_false.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	api_server_service_account_extend_token_expiration_is_set_to_false.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	api_server_service_account_extend_token_expiration_is_set_to_false.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
