package kubernetes.apiserver.authz_not_always_allow_test

import data.kubernetes.apiserver.authz_not_always_allow

_pod(arguments) := {"kind": "Pod", "spec": {"containers": [{
	"name": "main",
	"command": ["kube-apiserver"],
	"args": arguments,
}]}}

_finding(place) := {
	"message": "container \"main\" authorizes every request",
	"at": array.concat(["spec", "containers", 0, "args"], place),
}

test_finds_it_at_the_flag_or_at_all_flags if {
	every case_ in [
		[["--authorization-mode=AlwaysAllow"], [0]],
		[["--authorization-mode=Node,RBAC,AlwaysAllow"], [0]],
		[["--authorization-mode=Node", "--authorization-mode=AlwaysAllow"], [1]],
		[["--v=2"], []],
	] {
		authz_not_always_allow.deny == {_finding(case_[1])} with input as _pod(case_[0])
	}
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
	web := {"name": "web", "image": "nginx", "args": ["--upstream", "kube-apiserver"]}
	authz_not_always_allow.deny == set() with input as {"kind": "Pod", "spec": {"containers": [web]}}
	authz_not_always_allow.deny == set() with input as {"kind": "ConfigMap", "data": {"command": "kube-apiserver"}}
}

_file(types) := {
	"apiVersion": "apiserver.config.k8s.io/v1",
	"kind": "AuthorizationConfiguration",
	"authorizers": [{"type": type, "name": lower(type)} | some type in types],
}

test_finds_it_in_configuration_files if {
	authz_not_always_allow.deny == {{
		"message": "API server authorizes every request",
		"at": ["authorizers", 1, "type"],
	}} with input as _file(["Node", "AlwaysAllow"])
	authz_not_always_allow.deny == set() with input as _file(["Node", "RBAC"])
}
