package kubernetes.rbac_pod_exec_attach_test

import data.kubernetes.rbac_pod_exec_attach

_role(kind, rule) := {"kind": kind, "metadata": {"name": "support"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"support\" allows commands in pods (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_pod_exec_attach.deny == {_finding(kind, 1, "get on pods/exec")} with input as _role(kind, {
			"apiGroups": [""],
			"resources": ["pods", "pods/exec"],
			"verbs": ["get"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_pod_exec_attach.deny == {_finding("ClusterRole", 0, "create on */attach")} with input as _role("ClusterRole", {
		"apiGroups": ["*"],
		"resources": ["*/attach"],
		"verbs": ["create"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": [""], "resources": ["pods/attach", "pods/exec"], "verbs": ["list"]},
		{"apiGroups": [""], "resources": ["pods", "pods/exec1", "pods/log"], "verbs": ["create", "get"]},
		{"apiGroups": ["apps"], "resources": ["*"], "verbs": ["*"]},
	] {
		rbac_pod_exec_attach.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_pod_exec_attach.deny == set() with input as _role("Role", {
		"apiGroups": [""],
		"resources": ["pods", "pods/exec"],
		"resourceNames": ["web"],
		"verbs": ["get"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_pod_exec_attach.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_pod_exec_attach.deny == set() with input as {"kind": "AppProject", "rules": rules}
}
