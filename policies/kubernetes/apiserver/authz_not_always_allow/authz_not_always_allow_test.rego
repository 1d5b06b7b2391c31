package kubernetes.apiserver.authz_not_always_allow_test

import data.kubernetes.apiserver.authz_not_always_allow

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
	authz_not_always_allow.deny == {_finding("authorizes every request", [0])} with input as _pod(["--authorization-mode=AlwaysAllow"])
	authz_not_always_allow.deny == {_finding("authorizes every request", [0])} with input as _pod(["--authorization-mode=Node,RBAC,AlwaysAllow"])
	authz_not_always_allow.deny == {_finding("authorizes every request", [1])} with input as _pod(["--authorization-mode=Node", "--authorization-mode=AlwaysAllow"])
	authz_not_always_allow.deny == {_finding("authorizes every request", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--authorization-mode=Node,RBAC"],
		["--authorization-mode", "Node,RBAC"],
		["--authorization-config=/etc/kubernetes/authz.yaml"],
		["--authorization-mode=$(MODES)"],
	] {
		authz_not_always_allow.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	authz_not_always_allow.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	authz_not_always_allow.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
