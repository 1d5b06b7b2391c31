package kubernetes.rolebinding_cluster_admin_cluster_role_test

import data.kubernetes.rolebinding_cluster_admin_cluster_role

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

_all := _rule(["*"], ["*"], ["*"])

_finding := {
	"message": "RoleBinding \"on-call\" gives its subjects everything in its namespace (by ClusterRole \"ops\")",
	"at": ["documents", "kubernetes", 0, "value", "roleRef", "name"],
}

test_finds_roles_that_allow_everything if {
	every rule in [_all, _rule(["*"], ["*"], ["create", "delete", "get", "list", "patch", "update", "watch"])] {
		rolebinding_cluster_admin_cluster_role.deny == {_finding} with input as _repository([_binding("RoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
	}
}

test_accepts_roles_that_allow_less if {
	every rule in [
		_rule(["*"], ["*"], ["get", "list"]),
		_rule([""], ["*"], ["*"]),
		_rule(["*"], ["pods"], ["*"]),
		object.union(_all, {"resourceNames": ["web"]}),
	] {
		rolebinding_cluster_admin_cluster_role.deny == set() with input as _repository([_binding("RoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
		rolebinding_cluster_admin_cluster_role.unknown == set() with input as _repository([_binding("RoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
	}
}

test_leaves_other_bindings_alone if {
	rolebinding_cluster_admin_cluster_role.deny == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops"), _role("ClusterRole", _all)])
	rolebinding_cluster_admin_cluster_role.deny == set() with input as _repository([_binding("RoleBinding", "Role", "ops"), _role("Role", _all)])
}

test_knows_the_roles_of_every_cluster if {
	count(rolebinding_cluster_admin_cluster_role.deny) == 1 with input as _repository([_binding("RoleBinding", "ClusterRole", "cluster-admin")])
	every role in ["admin", "edit", "view"] {
		rolebinding_cluster_admin_cluster_role.deny == set() with input as _repository([_binding("RoleBinding", "ClusterRole", role)])
		rolebinding_cluster_admin_cluster_role.unknown == set() with input as _repository([_binding("RoleBinding", "ClusterRole", role)])
	}
}

test_does_not_know_roles_that_are_not_seen if {
	missing := _repository([_binding("RoleBinding", "ClusterRole", "ops")])
	rolebinding_cluster_admin_cluster_role.deny == set() with input as missing
	[finding.at | some finding in rolebinding_cluster_admin_cluster_role.unknown] == [_finding.at] with input as missing
}

test_applies_where_there_are_objects if {
	rolebinding_cluster_admin_cluster_role.applies with input as _repository([_role("ClusterRole", _all)])
	not rolebinding_cluster_admin_cluster_role.applies with input as {"documents": {}}
}
