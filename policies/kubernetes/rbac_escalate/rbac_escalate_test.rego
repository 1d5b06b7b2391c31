package kubernetes.rbac_escalate_test

import data.kubernetes.rbac_escalate

_role(kind, rule) := {
	"kind": kind,
	"metadata": {"name": "portal"},
	"rules": [object.union({"apiGroups": ["rbac.authorization.k8s.io"]}, rule)],
}

_finding(kind, position, text) := {
	"message": sprintf("%s \"portal\" allows roles above their author (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_verb_on_roles if {
	every kind in ["Role", "ClusterRole"] {
		rule := {"resources": ["configmaps", "roles"], "verbs": ["get", "escalate"]}
		rbac_escalate.deny == {_finding(kind, 1, "escalate on roles")} with input as _role(kind, rule)
	}
}

test_finds_it_behind_wildcards if {
	rule := {"apiGroups": ["*"], "resources": ["clusterroles", "*"], "verbs": ["*"]}
	rbac_escalate.deny == {
		_finding("ClusterRole", 0, "* on clusterroles"),
		_finding("ClusterRole", 1, "* on *"),
	} with input as _role("ClusterRole", rule)
}

test_finds_it_on_a_named_role if {
	rule := {"resources": ["roles"], "verbs": ["escalate"], "resourceNames": ["web"]}
	rbac_escalate.deny == {_finding("Role", 0, "escalate on roles")} with input as _role("Role", rule)
}

test_accepts_other_rights if {
	every rule in [
		{"resources": ["roles"], "verbs": ["create", "patch", "bind"]},
		{"resources": ["rolebindings"], "verbs": ["*"]},
		{"apiGroups": ["apps"], "resources": ["roles"], "verbs": ["escalate"]},
		{"resources": ["pods", "serviceaccounts"], "verbs": ["*"]},
	] {
		rbac_escalate.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_escalate.deny == set() with input as {"kind": "ClusterRole"}
	rbac_escalate.deny == set() with input as _role("Other", {"resources": ["roles"], "verbs": ["escalate"]})
}
