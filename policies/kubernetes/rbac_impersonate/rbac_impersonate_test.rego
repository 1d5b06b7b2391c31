package kubernetes.rbac_impersonate_test

import data.kubernetes.rbac_impersonate

_role(kind, rule) := {
	"kind": kind,
	"metadata": {"name": "gateway"},
	"rules": [object.union({"apiGroups": [""]}, rule)],
}

_finding(kind, position, text) := {
	"message": sprintf("%s \"gateway\" allows impersonation (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_verb if {
	rule := {"resources": ["groups", "users"], "verbs": ["impersonate"]}
	rbac_impersonate.deny == {
		_finding("ClusterRole", 0, "impersonate on groups"),
		_finding("ClusterRole", 1, "impersonate on users"),
	} with input as _role("ClusterRole", rule)
}

test_finds_it_behind_wildcards if {
	rule := {"apiGroups": ["*"], "resources": ["events", "users"], "verbs": ["watch", "*"]}
	rbac_impersonate.deny == {_finding("ClusterRole", 1, "* on users")} with input as _role("ClusterRole", rule)
	every_account := {"resources": ["*"], "verbs": ["impersonate"]}
	rbac_impersonate.deny == {_finding("Role", 0, "impersonate on *")} with input as _role("Role", every_account)
}

test_finds_the_group_that_is_above_all_checks if {
	rule := {"resources": ["groups"], "verbs": ["impersonate"], "resourceNames": ["system:masters"]}
	rbac_impersonate.deny == {_finding("ClusterRole", 0, "impersonate on groups")} with input as _role("ClusterRole", rule)
}

test_accepts_those_who_are_named if {
	rule := {"resources": ["groups"], "verbs": ["impersonate"], "resourceNames": ["developers"]}
	rbac_impersonate.deny == set() with input as _role("ClusterRole", rule)
}

test_accepts_other_rights if {
	every rule in [
		{"resources": ["groups", "serviceaccounts", "users"], "verbs": ["get", "update"]},
		{"apiGroups": ["user.openshift.io"], "resources": ["groups"], "verbs": ["impersonate"]},
		{"resources": ["secrets"], "verbs": ["*"]},
	] {
		rbac_impersonate.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_impersonate.deny == set() with input as {"kind": "ClusterRole"}
	rbac_impersonate.deny == set() with input as _role("Other", {"resources": ["users"], "verbs": ["impersonate"]})
}
