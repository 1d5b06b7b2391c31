package kubernetes.rbac_create_pv_test

import data.kubernetes.rbac_create_pv

_role(kind, rule) := {"kind": kind, "metadata": {"name": "database-operator"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"database-operator\" allows creation of persistent volumes (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_create_pv.deny == {_finding(kind, 1, "create on persistentvolumes")} with input as _role(kind, {
			"apiGroups": ["*"],
			"resources": ["pods", "persistentvolumes"],
			"verbs": ["get", "create"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_create_pv.deny == {_finding("ClusterRole", 0, "* on *")} with input as _role("ClusterRole", {
		"apiGroups": [""],
		"resources": ["*"],
		"verbs": ["*"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": [""], "resources": ["persistentvolumes"], "verbs": ["get", "list", "watch", "update"]},
		{"apiGroups": [""], "resources": ["persistentvolumeclaims", "persistentvolumes/status"], "verbs": ["create"]},
		{"apiGroups": ["storage.k8s.io"], "resources": ["*"], "verbs": ["*"]},
	] {
		rbac_create_pv.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_create_pv.deny == set() with input as _role("Role", {
		"apiGroups": ["*"],
		"resources": ["pods", "persistentvolumes"],
		"resourceNames": ["web"],
		"verbs": ["get", "create"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_create_pv.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_create_pv.deny == set() with input as {"kind": "AppProject", "rules": rules}
}
