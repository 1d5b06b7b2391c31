package kubernetes.rbac_anonymous_test

import data.kubernetes.rbac_anonymous

_binding(kind, role, subjects) := {
	"kind": kind,
	"metadata": {"name": "status-page"},
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

test_finds_anonymous_callers if {
	subjects := [
		{"kind": "User", "name": "jane"},
		{"kind": "User", "name": "system:anonymous"},
		{"kind": "Group", "name": "system:unauthenticated"},
	]
	every kind in ["ClusterRoleBinding", "RoleBinding"] {
		rbac_anonymous.deny == {
			{
				"message": sprintf("%s \"status-page\" gives rights to system:anonymous", [kind]),
				"at": ["subjects", 1, "name"],
			},
			{
				"message": sprintf("%s \"status-page\" gives rights to system:unauthenticated", [kind]),
				"at": ["subjects", 2, "name"],
			},
		} with input as _binding(kind, "view", subjects)
	}
}

test_accepts_the_bindings_of_every_cluster if {
	subjects := [{"kind": "Group", "name": "system:unauthenticated"}]
	every role in ["system:public-info-viewer", "kubeadm:bootstrap-signer-clusterinfo"] {
		rbac_anonymous.deny == set() with input as _binding("ClusterRoleBinding", role, subjects)
	}
}

test_accepts_callers_with_a_name if {
	subjects := [
		{"kind": "Group", "name": "system:authenticated"},
		{"kind": "ServiceAccount", "name": "system:anonymous", "namespace": "shop"},
	]
	rbac_anonymous.deny == set() with input as _binding("ClusterRoleBinding", "view", subjects)
}

test_accepts_bindings_without_subjects_and_other_kinds if {
	rbac_anonymous.deny == set() with input as {"kind": "ClusterRoleBinding", "roleRef": {"name": "view"}}
	subjects := [{"kind": "User", "name": "system:anonymous"}]
	rbac_anonymous.deny == set() with input as _binding("ClusterRole", "view", subjects)
}
