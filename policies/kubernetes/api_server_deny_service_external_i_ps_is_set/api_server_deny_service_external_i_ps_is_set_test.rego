package kubernetes.api_server_deny_service_external_i_ps_is_set_test

import data.kubernetes.api_server_deny_service_external_i_ps_is_set

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without the admission plugin DenyServiceExternalIPs",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--v=2"], []],
		[["--enable-admission-plugins=NodeRestriction"], [0]],
	] {
		api_server_deny_service_external_i_ps_is_set.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs"],
		["--enable-admission-plugins=$(PLUGINS)"],
		["$(FLAGS)"],
	] {
		api_server_deny_service_external_i_ps_is_set.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	api_server_deny_service_external_i_ps_is_set.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	api_server_deny_service_external_i_ps_is_set.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
