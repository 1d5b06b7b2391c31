package kubernetes.rbac_csr_approve_test

import data.kubernetes.rbac_csr_approve

_role(kind, rule) := {"kind": kind, "metadata": {"name": "certificate-requester"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"certificate-requester\" allows approval of certificates (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_csr_approve.deny == {_finding(kind, 1, "update on certificatesigningrequests/approval")} with input as _role(kind, {
			"apiGroups": ["certificates.k8s.io"],
			"resources": ["certificatesigningrequests", "certificatesigningrequests/approval"],
			"verbs": ["update"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_csr_approve.deny == {_finding("ClusterRole", 0, "patch on */approval")} with input as _role("ClusterRole", {
		"apiGroups": ["certificates.k8s.io"],
		"resources": ["*/approval"],
		"verbs": ["patch"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests"], "verbs": ["create", "get", "list", "watch"]},
		{"apiGroups": ["*"], "resources": ["*"], "verbs": ["approve"]},
		{"apiGroups": ["certificates.k8s.io"], "resources": ["certificatesigningrequests/status"], "verbs": ["update"]},
	] {
		rbac_csr_approve.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_csr_approve.deny == set() with input as _role("Role", {
		"apiGroups": ["certificates.k8s.io"],
		"resources": ["certificatesigningrequests", "certificatesigningrequests/approval"],
		"resourceNames": ["web"],
		"verbs": ["update"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_csr_approve.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_csr_approve.deny == set() with input as {"kind": "AppProject", "rules": rules}
}
