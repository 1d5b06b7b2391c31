package kubernetes.rbac_cluster_admin_test

import data.kubernetes.rbac_cluster_admin

_binding(role) := {
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "deployer"},
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": [{"kind": "ServiceAccount", "name": "deployer"}],
}

test_finds_bindings_to_cluster_admin if {
	rbac_cluster_admin.deny == {{
		"message": "ClusterRoleBinding \"deployer\" gives away cluster-admin",
		"at": ["roleRef", "name"],
	}} with input as _binding("cluster-admin")
}

test_finds_them_in_a_namespace if {
	rbac_cluster_admin.deny == {{"message": "RoleBinding gives away cluster-admin", "at": ["roleRef", "name"]}} with input as {
		"kind": "RoleBinding",
		"roleRef": {"name": "cluster-admin"},
	}
}

test_accepts_other_roles if {
	rbac_cluster_admin.deny == set() with input as _binding("view")
}

test_accepts_the_default_of_the_cluster if {
	labels := {"kubernetes.io/bootstrapping": "rbac-defaults"}
	rbac_cluster_admin.deny == set() with input as object.union(
		_binding("cluster-admin"),
		{"metadata": {"name": "cluster-admin", "labels": labels}},
	)
}

test_accepts_bindings_without_a_role if {
	rbac_cluster_admin.deny == set() with input as {"kind": "ClusterRoleBinding"}
}

test_accepts_other_kinds if {
	rbac_cluster_admin.deny == set() with input as {"kind": "Other", "roleRef": {"name": "cluster-admin"}}
}

test_does_not_know_a_role_that_is_filled_in_later if {
	rbac_cluster_admin.deny == set() with input as _binding("${var.role}")
	[finding.at | some finding in rbac_cluster_admin.unknown] == [["roleRef", "name"]] with input as _binding("${var.role}")
	every role in ["${kubernetes_cluster_role.web.metadata[0].name}", "${ROLE:-view}", "view", "cluster-admin"] {
		rbac_cluster_admin.unknown == set() with input as _binding(role)
	}
}
