package kubernetes.rbac_masters_group_test

import data.kubernetes.rbac_masters_group

_binding(kind, role, subjects) := {
	"kind": kind,
	"metadata": {"name": "status-page"},
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_masters := [{"kind": "User", "name": "jane"}, {"kind": "Group", "name": "system:masters"}]

test_finds_the_group if {
	every kind in ["ClusterRoleBinding", "RoleBinding"] {
		rbac_masters_group.deny == {{
			"message": sprintf("%s \"status-page\" names the group system:masters", [kind]),
			"at": ["subjects", 1, "name"],
		}} with input as _binding(kind, "edit", _masters)
	}
}

test_accepts_the_binding_of_every_cluster if {
	metadata := {"name": "cluster-admin", "labels": {"kubernetes.io/bootstrapping": "rbac-defaults"}}
	rbac_masters_group.deny == set() with input as object.union(
		_binding("ClusterRoleBinding", "cluster-admin", _masters),
		{"metadata": metadata},
	)
}

test_accepts_other_subjects if {
	subjects := [
		{"kind": "Group", "name": "kubeadm:cluster-admins"},
		{"kind": "ServiceAccount", "name": "system:masters", "namespace": "shop"},
	]
	rbac_masters_group.deny == set() with input as _binding("ClusterRoleBinding", "edit", subjects)
}

test_accepts_bindings_without_subjects_and_other_kinds if {
	rbac_masters_group.deny == set() with input as {"kind": "ClusterRoleBinding", "roleRef": {"name": "edit"}}
	rbac_masters_group.deny == set() with input as _binding("ClusterRole", "edit", _masters)
}
