package kubernetes.rbac_webhooks_test

import data.kubernetes.rbac_webhooks

_role(kind, rule) := {"kind": kind, "metadata": {"name": "ca-injector"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"ca-injector\" allows changes of admission webhooks (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_webhooks.deny == {_finding(kind, 0, "create on mutatingwebhookconfigurations")} with input as _role(kind, {
			"apiGroups": ["admissionregistration.k8s.io"],
			"resources": ["mutatingwebhookconfigurations"],
			"verbs": ["list", "create"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_webhooks.deny == {_finding("ClusterRole", 0, "deletecollection on *")} with input as _role("ClusterRole", {
		"apiGroups": ["admissionregistration.k8s.io"],
		"resources": ["*"],
		"verbs": ["deletecollection"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": ["*"], "resources": ["*"], "verbs": ["get", "list", "watch"]},
		{"apiGroups": [""], "resources": ["validatingwebhookconfigurations"], "verbs": ["create"]},
		{"apiGroups": ["admissionregistration.k8s.io"], "resources": ["validatingadmissionpolicies"], "verbs": ["update"]},
	] {
		rbac_webhooks.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_webhooks.deny == set() with input as _role("Role", {
		"apiGroups": ["admissionregistration.k8s.io"],
		"resources": ["mutatingwebhookconfigurations"],
		"resourceNames": ["web"],
		"verbs": ["list", "create"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_webhooks.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_webhooks.deny == set() with input as {"kind": "AppProject", "rules": rules}
}
