package kubernetes.rbac_secrets_test

import data.kubernetes.rbac_secrets

_role(kind, rule) := {"kind": kind, "metadata": {"name": "mailer"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"mailer\" allows use of any Secret (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_secrets.deny == {_finding(kind, 1, "get, list on secrets")} with input as _role(kind, {
			"apiGroups": [""],
			"resources": ["pods", "secrets"],
			"verbs": ["list", "get"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_secrets.deny == {_finding("ClusterRole", 0, "watch on *")} with input as _role("ClusterRole", {
		"apiGroups": ["*"],
		"resources": ["*"],
		"verbs": ["watch"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": [""], "resources": ["secrets1"], "verbs": ["list"]},
		{"apiGroups": [""], "resources": ["secrets"], "verbs": ["create"]},
		{"apiGroups": ["apps"], "resources": ["secrets"], "verbs": ["get"]},
	] {
		rbac_secrets.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_secrets.deny == set() with input as _role("Role", {
		"apiGroups": [""],
		"resources": ["pods", "secrets"],
		"resourceNames": ["web"],
		"verbs": ["list", "get"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_secrets.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_secrets.deny == set() with input as {"kind": "AppProject", "rules": rules}
}

test_does_not_know_what_is_filled_in_later if {
	every rule in [
		{"apiGroups": [""], "resources": "${var.resources}", "verbs": ["get"]},
		{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": "${var.names}"},
	] {
		rbac_secrets.deny == set() with input as _role("Role", rule)
		count(rbac_secrets.unknown) == 1 with input as _role("Role", rule)
	}
	known := {"apiGroups": [""], "resources": ["secrets", "${var.resource}"], "verbs": ["get"]}
	count(rbac_secrets.deny) == 1 with input as _role("Role", known)
	rbac_secrets.unknown == set() with input as _role("Role", known)
}
