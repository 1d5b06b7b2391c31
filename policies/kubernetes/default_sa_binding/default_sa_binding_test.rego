package kubernetes.default_sa_binding_test

import data.kubernetes.default_sa_binding

_binding(subject) := {
	"kind": "RoleBinding",
	"metadata": {"name": "web", "namespace": "shop"},
	"roleRef": {"kind": "Role", "name": "reader"},
	"subjects": [{"kind": "ServiceAccount", "name": "web", "namespace": "shop"}, subject],
}

_finding := {
	"message": "RoleBinding \"web\" gives rights to the default ServiceAccount of its namespace",
	"at": ["subjects", 1, "name"],
}

test_finds_the_default_account_by_both_names if {
	every subject in [
		{"kind": "ServiceAccount", "name": "default", "namespace": "shop"},
		{"kind": "ServiceAccount", "name": "default"},
		{"kind": "User", "name": "system:serviceaccount:shop:default"},
	] {
		default_sa_binding.deny == {_finding} with input as _binding(subject)
	}
}

test_accepts_other_accounts_and_kinds if {
	every subject in [
		{"kind": "ServiceAccount", "name": "defaults", "namespace": "shop"},
		{"kind": "Group", "name": "default"},
		{"kind": "User", "name": "default"},
		{"kind": "User", "name": "system:serviceaccount:default:web"},
	] {
		default_sa_binding.deny == set() with input as _binding(subject)
	}
	default_sa_binding.deny == set() with input as {"kind": "RoleBinding", "metadata": {"name": "web"}}
	default_sa_binding.deny == set() with input as {"kind": "ServiceAccount", "metadata": {"name": "default"}}
}
