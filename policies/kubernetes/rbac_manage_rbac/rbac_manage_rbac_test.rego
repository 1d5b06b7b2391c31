package kubernetes.rbac_manage_rbac_test

import data.kubernetes.rbac_manage_rbac

_role(kind, rule) := {
	"kind": kind,
	"metadata": {"name": "portal"},
	"rules": [object.union({"apiGroups": ["rbac.authorization.k8s.io"]}, rule)],
}

_finding(kind, position, text) := {
	"message": sprintf("%s \"portal\" allows RBAC changes without a guard (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_verbs_that_lift_the_guard if {
	every case_ in [[["get", "bind"], "bind"], [["escalate"], "escalate"], [["*"], "*"]] {
		every kind in ["Role", "ClusterRole"] {
			finding := _finding(kind, 1, sprintf("%s on rolebindings", [case_[1]]))
			rule := {"resources": ["pods", "rolebindings"], "verbs": case_[0]}
			rbac_manage_rbac.deny == {finding} with input as _role(kind, rule)
		}
	}
}

test_finds_them_behind_wildcards if {
	rule := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}
	rbac_manage_rbac.deny == {_finding("Role", 0, "* on *")} with input as _role("Role", rule)
}

test_accepts_verbs_with_a_guard if {
	every rule in [
		{"resources": ["clusterroles", "roles"], "verbs": ["create", "get"]},
		{"resources": ["rolebindings"], "verbs": ["delete", "deletecollection", "patch", "update"]},
		{"resources": ["clusterroles"], "verbs": ["bind"], "resourceNames": ["view"]},
		{"apiGroups": ["apps"], "resources": ["*"], "verbs": ["*"]},
	] {
		rbac_manage_rbac.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_manage_rbac.deny == set() with input as {"kind": "ClusterRole"}
	rbac_manage_rbac.deny == set() with input as _role("Other", {"resources": ["roles"], "verbs": ["*"]})
}
