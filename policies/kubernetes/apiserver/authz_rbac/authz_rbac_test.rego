package kubernetes.apiserver.authz_rbac_test

import data.kubernetes.apiserver.authz_rbac

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
	authz_rbac.deny == {_finding("runs without RBAC", [0])} with input as _pod(["--authorization-mode=Node,Webhook"])
	authz_rbac.deny == {_finding("runs without RBAC", [0])} with input as _pod(["--authorization-mode=AlwaysAllow"])
	authz_rbac.deny == {_finding("runs without RBAC", [0])} with input as _pod(["--authorization-mode=rbac"])
	authz_rbac.deny == {_finding("runs without RBAC", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--authorization-mode=Node,RBAC"],
		["--authorization-mode=Node", "--authorization-mode=RBAC"],
		["--authorization-config=/etc/kubernetes/authz.yaml"],
		["--authorization-mode=$(MODES)"],
	] {
		authz_rbac.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	authz_rbac.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	authz_rbac.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
