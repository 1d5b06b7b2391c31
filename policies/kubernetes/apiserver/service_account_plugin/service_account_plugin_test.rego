package kubernetes.apiserver.service_account_plugin_test

import data.kubernetes.apiserver.service_account_plugin

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without the admission plugin ServiceAccount",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--disable-admission-plugins=ServiceAccount"], [0]],
		[["--v=2", "--disable-admission-plugins=LimitRanger,ServiceAccount"], [1]],
		[["--admission-control=LimitRanger"], []],
	] {
		service_account_plugin.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--enable-admission-plugins=PodNodeSelector"],
		["--disable-admission-plugins=LimitRanger"],
		["--admission-control=ServiceAccount"],
	] {
		service_account_plugin.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	service_account_plugin.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	service_account_plugin.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
