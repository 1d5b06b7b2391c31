package kubernetes.apiserver.service_account_plugin_test

import data.kubernetes.apiserver.service_account_plugin

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(message, place) := {
	"message": sprintf("container \"main\" %s", [message]),
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it if {
	service_account_plugin.deny == {_finding("runs without the admission plugin ServiceAccount", [0])} with input as _pod(["--disable-admission-plugins=ServiceAccount"])
	service_account_plugin.deny == {_finding("runs without the admission plugin ServiceAccount", [1])} with input as _pod(["--v=2", "--disable-admission-plugins=LimitRanger,ServiceAccount"])
	service_account_plugin.deny == {_finding("runs without the admission plugin ServiceAccount", [])} with input as _pod(["--admission-control=LimitRanger"])
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
	service_account_plugin.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	service_account_plugin.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
