package kubernetes.rbac_portforward_test

import data.kubernetes.rbac_portforward

_role(kind, rule) := {"kind": kind, "metadata": {"name": "developer"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"developer\" allows connections into pods (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_portforward.deny == {_finding(kind, 1, "create on pods/portforward")} with input as _role(kind, {
			"apiGroups": [""],
			"resources": ["pods", "pods/portforward"],
			"verbs": ["create"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_portforward.deny == {_finding("ClusterRole", 0, "create on pods/*")} with input as _role("ClusterRole", {
		"apiGroups": ["*"],
		"resources": ["pods/*"],
		"verbs": ["create"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": [""], "resources": ["pods/portforward"], "verbs": ["list"]},
		{"apiGroups": [""], "resources": ["configmaps", "services"], "verbs": ["create"]},
		{"apiGroups": ["apps"], "resources": ["pods/portforward"], "verbs": ["create"]},
	] {
		rbac_portforward.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_portforward.deny == set() with input as _role("Role", {
		"apiGroups": [""],
		"resources": ["pods", "pods/portforward"],
		"resourceNames": ["web"],
		"verbs": ["create"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_portforward.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_portforward.deny == set() with input as {"kind": "AppProject", "rules": rules}
}
