package kubernetes.rolebinding_role_pod_exec_attach_test

import data.kubernetes.rolebinding_role_pod_exec_attach

_repository(objects) := {"documents": {"kubernetes": [{"path": "rbac.yaml", "labels": ["kubernetes"], "value": value} |
	some value in objects
]}}

_role(kind, rule) := {"kind": kind, "metadata": {"name": "ops"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_binding(kind, role_kind, role) := {
	"kind": kind,
	"metadata": {"name": "on-call", "namespace": "shop"},
	"roleRef": {"kind": role_kind, "name": role},
	"subjects": [{"kind": "Group", "name": "on-call"}],
}

_finding(kind, role_kind) := {
	"message": sprintf("%s \"on-call\" lets its subjects run commands in the pods of its namespace (create on pods/exec by %s \"ops\")", [kind, role_kind]),
	"at": ["documents", "kubernetes", 0, "value", "roleRef", "name"],
}

test_finds_what_the_role_grants if {
	rolebinding_role_pod_exec_attach.deny == {_finding("RoleBinding", "Role")} with input as _repository([
		_binding("RoleBinding", "Role", "ops"),
		_role("Role", _rule([""], ["pods/exec"], ["create"])),
	])
}

test_accepts_roles_that_grant_less if {
	every rule in [
		_rule([""], ["pods"], ["create", "get"]),
		_rule([""], ["pods/exec", "pods/attach"], ["list"]),
		_rule(["apps"], ["pods/exec"], ["create"]),
		object.union(_rule([""], ["pods/exec"], ["create"]), {"resourceNames": ["web-0"]}),
	] {
		rolebinding_role_pod_exec_attach.deny == set() with input as _repository([_binding("RoleBinding", "Role", "ops"), _role("Role", rule)])
		rolebinding_role_pod_exec_attach.unknown == set() with input as _repository([_binding("RoleBinding", "Role", "ops"), _role("Role", rule)])
	}
}

test_leaves_other_bindings_alone if {
	rolebinding_role_pod_exec_attach.deny == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops"), _role("ClusterRole", _rule([""], ["pods/exec"], ["create"]))])
	rolebinding_role_pod_exec_attach.deny == set() with input as _repository([_binding("RoleBinding", "ClusterRole", "ops"), _role("ClusterRole", _rule([""], ["pods/exec"], ["create"]))])
}

test_does_not_know_roles_that_are_not_seen if {
	missing := _repository([_binding("RoleBinding", "Role", "ops")])
	rolebinding_role_pod_exec_attach.deny == set() with input as missing
	rolebinding_role_pod_exec_attach.unknown == {{
		"message": "what Role \"ops\" grants, which RoleBinding \"on-call\" gives away, is not seen here",
		"at": ["documents", "kubernetes", 0, "value", "roleRef", "name"],
	}} with input as missing
}

test_applies_where_there_are_objects if {
	rolebinding_role_pod_exec_attach.applies with input as _repository([_role("Role", _rule([""], ["pods/exec"], ["create"]))])
	not rolebinding_role_pod_exec_attach.applies with input as {"documents": {}}
	rolebinding_role_pod_exec_attach.deny == set() with input as {"documents": {}}
}
