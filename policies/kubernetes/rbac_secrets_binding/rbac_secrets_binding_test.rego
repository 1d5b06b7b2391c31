package kubernetes.rbac_secrets_binding_test

import data.kubernetes.rbac_secrets_binding

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
	"message": sprintf("%s \"on-call\" gives its subjects any Secret (get on secrets by %s \"ops\")", [kind, role_kind]),
	"at": ["documents", "kubernetes", 0, "value", "roleRef", "name"],
}

test_finds_what_the_role_grants if {
	rbac_secrets_binding.deny == {_finding("ClusterRoleBinding", "ClusterRole")} with input as _repository([
		_binding("ClusterRoleBinding", "ClusterRole", "ops"),
		_role("ClusterRole", _rule([""], ["secrets"], ["get"])),
	])
	rbac_secrets_binding.deny == {_finding("RoleBinding", "ClusterRole")} with input as _repository([
		_binding("RoleBinding", "ClusterRole", "ops"),
		_role("ClusterRole", _rule([""], ["secrets"], ["get"])),
	])
	rbac_secrets_binding.deny == {_finding("RoleBinding", "Role")} with input as _repository([
		_binding("RoleBinding", "Role", "ops"),
		_role("Role", _rule([""], ["secrets"], ["get"])),
	])
}

test_accepts_roles_that_grant_less if {
	every rule in [
		_rule([""], ["configmaps"], ["get", "list"]),
		_rule([""], ["secrets"], ["create"]),
		object.union(_rule([""], ["secrets"], ["get"]), {"resourceNames": ["login"]}),
	] {
		rbac_secrets_binding.deny == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
		rbac_secrets_binding.unknown == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops"), _role("ClusterRole", rule)])
	}
}

test_knows_the_roles_of_every_cluster if {
	every role in ["admin", "cluster-admin", "edit"] {
		count(rbac_secrets_binding.deny) == 1 with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", role)])
	}
	every role in ["view", "system:node-proxier"] {
		rbac_secrets_binding.deny == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", role)])
		rbac_secrets_binding.unknown == set() with input as _repository([_binding("ClusterRoleBinding", "ClusterRole", role)])
	}
}

test_does_not_know_roles_that_are_not_seen if {
	missing := _repository([_binding("ClusterRoleBinding", "ClusterRole", "ops")])
	rbac_secrets_binding.deny == set() with input as missing
	rbac_secrets_binding.unknown == {{
		"message": "what ClusterRole \"ops\" grants, which ClusterRoleBinding \"on-call\" gives away, is not seen here",
		"at": ["documents", "kubernetes", 0, "value", "roleRef", "name"],
	}} with input as missing
}

test_applies_where_there_are_objects if {
	rbac_secrets_binding.applies with input as _repository([_role("ClusterRole", _rule([""], ["secrets"], ["get"]))])
	not rbac_secrets_binding.applies with input as {"documents": {}}
	rbac_secrets_binding.deny == set() with input as {"documents": {}}
}
