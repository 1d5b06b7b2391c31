package kubernetes.rbac_authenticated_test

import data.kubernetes.rbac_authenticated

_binding(kind, role, subjects) := {
	"kind": kind,
	"metadata": {"name": "status-page"},
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_everybody := [{"kind": "User", "name": "jane"}, {"kind": "Group", "name": "system:authenticated"}]

test_finds_the_group_of_everybody if {
	every kind in ["ClusterRoleBinding", "RoleBinding"] {
		rbac_authenticated.deny == {{
			"message": sprintf("%s \"status-page\" gives rights to every account", [kind]),
			"at": ["subjects", 1, "name"],
		}} with input as _binding(kind, "view", _everybody)
	}
}

test_finds_the_group_of_every_service_account if {
	subjects := [{"kind": "Group", "name": "system:serviceaccounts"}]
	rbac_authenticated.deny == {{
		"message": "ClusterRoleBinding \"status-page\" gives rights to every service account",
		"at": ["subjects", 0, "name"],
	}} with input as _binding("ClusterRoleBinding", "view", subjects)
}

test_accepts_the_bindings_of_every_cluster if {
	every role in ["system:basic-user", "system:discovery", "system:public-info-viewer"] {
		rbac_authenticated.deny == set() with input as _binding("ClusterRoleBinding", role, _everybody)
	}
}

test_accepts_groups_of_some if {
	subjects := [
		{"kind": "Group", "name": "platform-team"},
		{"kind": "Group", "name": "system:serviceaccounts:shop"},
		{"kind": "Group", "name": "system:unauthenticated"},
	]
	rbac_authenticated.deny == set() with input as _binding("ClusterRoleBinding", "view", subjects)
}

test_accepts_bindings_without_subjects_and_other_kinds if {
	rbac_authenticated.deny == set() with input as {"kind": "RoleBinding", "roleRef": {"name": "view"}}
	rbac_authenticated.deny == set() with input as _binding("ClusterRole", "view", _everybody)
}
