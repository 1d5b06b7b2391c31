package kubernetes.apiserver.authz_rbac_test

import data.kubernetes.apiserver.authz_rbac

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" runs without RBAC",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--authorization-mode=Node,Webhook"], [0]],
		[["--authorization-mode=AlwaysAllow"], [0]],
		[["--authorization-mode=rbac"], [0]],
		[["--v=2"], []],
	] {
		authz_rbac.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	authz_rbac.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	authz_rbac.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}

_file(types) := {
	"apiVersion": "apiserver.config.k8s.io/v1",
	"kind": "AuthorizationConfiguration",
	"authorizers": [{"type": type, "name": lower(type)} | some type in types],
}

test_finds_it_in_configuration_files if {
	authz_rbac.deny == {{"message": "API server runs without RBAC", "at": ["authorizers"]}} with input as _file(["Node", "Webhook"])
	authz_rbac.deny == set() with input as _file(["Node", "RBAC"])
	authz_rbac.deny == set() with input as object.union(_file(["Node"]), {"apiVersion": "example.com/v1"})
}
