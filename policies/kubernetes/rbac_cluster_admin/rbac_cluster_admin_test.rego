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
	count(rbac_cluster_admin.unknown) == 1 with input as _binding("${try(data.kubernetes_resources.role.name, \"\")}")
	every role in [
		"${kubernetes_cluster_role.web.metadata[0].name}", "${resource.kubernetes_cluster_role.web.metadata[0].name}",
		"${try(kubernetes_cluster_role_v1.web[0].metadata[0].name, \"\")}", "${ROLE:-view}", "view", "cluster-admin",
	] {
		rbac_cluster_admin.unknown == set() with input as _binding(role)
	}
}

test_knows_that_a_role_of_a_namespace_is_not_it if {
	binding := {"kind": "RoleBinding", "roleRef": {"kind": "Role", "name": "${var.role}"}}
	rbac_cluster_admin.unknown == set() with input as binding
	count(rbac_cluster_admin.unknown) == 1 with input as object.union(binding, {"roleRef": {"kind": "ClusterRole"}})
}
