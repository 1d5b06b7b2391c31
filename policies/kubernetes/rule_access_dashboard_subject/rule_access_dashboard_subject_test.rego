package kubernetes.rule_access_dashboard_subject_test

import data.kubernetes.rule_access_dashboard_subject

_binding(kind, role, subjects) := {
	"kind": kind,
	"metadata": {"name": "ops"},
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

_dashboard := {"kind": "ServiceAccount", "name": "kubernetes-dashboard", "namespace": "kubernetes-dashboard"}

test_finds_other_subjects if {
	subjects := [_dashboard, {"kind": "Group", "name": "dev"}, {"name": "jane"}]
	every kind in ["ClusterRoleBinding", "RoleBinding"] {
		rule_access_dashboard_subject.deny == {
			{"message": "Group \"dev\" gets the rights of the Kubernetes Dashboard", "at": ["subjects", 1, "name"]},
			{"message": "subject \"jane\" gets the rights of the Kubernetes Dashboard", "at": ["subjects", 2, "name"]},
		} with input as _binding(kind, "kubernetes-dashboard", subjects)
	}
}

test_accepts_the_dashboard_and_other_roles if {
	rule_access_dashboard_subject.deny == set() with input as _binding("RoleBinding", "kubernetes-dashboard", [_dashboard])
	every role in ["view", null, ["kubernetes-dashboard"]] {
		rule_access_dashboard_subject.deny == set() with input as _binding("RoleBinding", role, [{"kind": "User", "name": "jane"}])
	}
	rule_access_dashboard_subject.deny == set() with input as _binding("RoleBinding", "kubernetes-dashboard", null)
	rule_access_dashboard_subject.deny == set() with input as {"kind": "RoleBinding", "roleRef": "kubernetes-dashboard"}
}
