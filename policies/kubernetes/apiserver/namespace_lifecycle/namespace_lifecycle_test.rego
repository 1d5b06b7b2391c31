package kubernetes.apiserver.namespace_lifecycle_test

import data.kubernetes.apiserver.namespace_lifecycle

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
	namespace_lifecycle.deny == {_finding("runs without the admission plugin NamespaceLifecycle", [0])} with input as _pod(["--disable-admission-plugins=NamespaceLifecycle"])
	namespace_lifecycle.deny == {_finding("runs without the admission plugin NamespaceLifecycle", [1])} with input as _pod(["--v=2", "--disable-admission-plugins=LimitRanger,NamespaceLifecycle"])
	namespace_lifecycle.deny == {_finding("runs without the admission plugin NamespaceLifecycle", [])} with input as _pod(["--admission-control=LimitRanger"])
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
	namespace_lifecycle.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	namespace_lifecycle.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
