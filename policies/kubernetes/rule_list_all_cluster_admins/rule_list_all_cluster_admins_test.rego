package kubernetes.rule_list_all_cluster_admins_test

import data.kubernetes.rule_list_all_cluster_admins

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

_finding(kind, role_kind, role) := {
	"message": sprintf("Group \"on-call\" may do everything (%s \"%s\" by %s \"on-call\")", [role_kind, role, kind]),
	"at": ["documents", "kubernetes", 0, "value", "subjects", 0, "name"],
}

test_finds_the_subjects if {
	every case_ in [["ClusterRoleBinding", "ClusterRole"], ["RoleBinding", "ClusterRole"], ["RoleBinding", "Role"]] {
		repository := _repository([_binding(case_[0], case_[1], "ops"), _role(case_[1], _all)])
		rule_list_all_cluster_admins.deny == {_finding(case_[0], case_[1], "ops")} with input as repository
	}
	rule_list_all_cluster_admins.deny == {_finding("ClusterRoleBinding", "ClusterRole", "cluster-admin")} with input as _repository([_binding(
		"ClusterRoleBinding",
		"ClusterRole",
		"cluster-admin",
	)])
}

test_accepts_others if {
	rule_list_all_cluster_admins.deny == set() with input as _repository([
		_binding("RoleBinding", "Role", "ops"),
		_role("Role", _rule([""], ["pods"], ["*"])),
	])
	rule_list_all_cluster_admins.deny == set() with input as _repository([object.remove(_binding("RoleBinding", "ClusterRole", "cluster-admin"), ["subjects"])])
	rule_list_all_cluster_admins.deny == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "view")])
}

test_does_not_know_roles_that_are_not_seen if {
	missing := _repository([_binding("RoleBinding", "Role", "ops")])
	rule_list_all_cluster_admins.deny == set() with input as missing
	count(rule_list_all_cluster_admins.unknown) == 1 with input as missing
}

test_applies_where_there_are_objects if {
	rule_list_all_cluster_admins.applies with input as _repository([_role("Role", _all)])
	not rule_list_all_cluster_admins.applies with input as {"documents": {}}
}
