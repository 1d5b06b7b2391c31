package kubernetes.apiserver.namespace_lifecycle_test

import data.kubernetes.apiserver.namespace_lifecycle

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without the admission plugin NamespaceLifecycle",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--disable-admission-plugins=NamespaceLifecycle"], [0]],
		[["--v=2", "--disable-admission-plugins=LimitRanger,NamespaceLifecycle"], [1]],
		[["--admission-control=LimitRanger"], []],
	] {
		namespace_lifecycle.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--v=2"],
		["--enable-admission-plugins=PodNodeSelector"],
		["--disable-admission-plugins=LimitRanger"],
		["--admission-control=NamespaceLifecycle"],
	] {
		namespace_lifecycle.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	namespace_lifecycle.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	namespace_lifecycle.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
