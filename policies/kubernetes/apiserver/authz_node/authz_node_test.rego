package kubernetes.apiserver.authz_node_test

import data.kubernetes.apiserver.authz_node

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
	authz_node.deny == {_finding("runs without the Node authorizer", [0])} with input as _pod(["--authorization-mode=RBAC"])
	authz_node.deny == {_finding("runs without the Node authorizer", [0])} with input as _pod(["--authorization-mode=RBAC,node"])
	authz_node.deny == {_finding("runs without the Node authorizer", [])} with input as _pod(["--v=2"])
}

test_accepts_what_is_right_or_not_known if {
	every arguments in [
		["--authorization-mode=RBAC,Node"],
		["--authorization-config=/etc/kubernetes/authz.yaml"],
		["--authorization-mode=$(MODES)"],
	] {
		authz_node.deny == set() with input as _pod(arguments)
	}
}

test_accepts_other_programs_and_kinds if {
	authz_node.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "nginx"}]}}
	authz_node.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}
