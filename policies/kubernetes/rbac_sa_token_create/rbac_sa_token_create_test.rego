package kubernetes.rbac_sa_token_create_test

import data.kubernetes.rbac_sa_token_create

_role(kind, rule) := {"kind": kind, "metadata": {"name": "external-secrets"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"external-secrets\" allows tokens of any service account (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_sa_token_create.deny == {_finding(kind, 1, "create on serviceaccounts/token")} with input as _role(kind, {
			"apiGroups": [""],
			"resources": ["serviceaccounts", "serviceaccounts/token"],
			"verbs": ["create"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_sa_token_create.deny == {_finding("ClusterRole", 0, "* on *")} with input as _role("ClusterRole", {
		"apiGroups": ["*"],
		"resources": ["*"],
		"verbs": ["*"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": [""], "resources": ["serviceaccounts/token"], "verbs": ["get"]},
		{"apiGroups": [""], "resources": ["serviceaccounts", "pods"], "verbs": ["create"]},
		{"apiGroups": ["authentication.k8s.io"], "resources": ["serviceaccounts/token", "tokenreviews"], "verbs": ["create"]},
	] {
		rbac_sa_token_create.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_sa_token_create.deny == set() with input as _role("Role", {
		"apiGroups": [""],
		"resources": ["serviceaccounts", "serviceaccounts/token"],
		"resourceNames": ["web"],
		"verbs": ["create"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_sa_token_create.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_sa_token_create.deny == set() with input as {"kind": "AppProject", "rules": rules}
}
