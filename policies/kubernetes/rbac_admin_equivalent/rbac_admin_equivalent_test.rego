package kubernetes.rbac_admin_equivalent_test

import data.kubernetes.rbac_admin_equivalent

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
	"message": "ClusterRoleBinding \"on-call\" gives its subjects everything in the cluster (by ClusterRole \"ops\")",
	"at": ["documents", "kubernetes", 0, "value", "roleRef", "name"],
}

test_finds_roles_that_allow_everything if {
	every rule in [_all, _rule(["*"], ["*"], ["create", "delete", "get", "list", "patch", "update", "watch"])] {
		rbac_admin_equivalent.deny == {_finding} with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
	}
}

test_accepts_roles_that_allow_less if {
	every rule in [
		_rule(["*"], ["*"], ["get", "list"]),
		_rule([""], ["*"], ["*"]),
		_rule(["*"], ["pods"], ["*"]),
		object.union(_all, {"resourceNames": ["web"]}),
	] {
		rbac_admin_equivalent.deny == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
		rbac_admin_equivalent.unknown == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
	}
}

test_leaves_other_bindings_alone if {
	rbac_admin_equivalent.deny == set() with input as _repository([_binding("RoleBinding", "ClusterRole", "ops"), _role("ClusterRole", _all)])
	rbac_admin_equivalent.deny == set() with input as _repository([_binding("RoleBinding", "Role", "ops"), _role("Role", _all)])
}

test_knows_the_roles_of_every_cluster if {
	count(rbac_admin_equivalent.deny) == 0 with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "cluster-admin")])
	every role in ["admin", "edit", "view"] {
		rbac_admin_equivalent.deny == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", role)])
		rbac_admin_equivalent.unknown == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", role)])
	}
}

test_does_not_know_roles_that_are_not_seen if {
	missing := _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops")])
	rbac_admin_equivalent.deny == set() with input as missing
	[finding.at | some finding in rbac_admin_equivalent.unknown] == [_finding.at] with input as missing
}

test_applies_where_there_are_objects if {
	rbac_admin_equivalent.applies with input as _repository([_role("ClusterRole", _all)])
	not rbac_admin_equivalent.applies with input as {"documents": {}}
}
