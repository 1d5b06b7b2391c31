package kubernetes.rbac_bind_escalate_test

import data.kubernetes.rbac_bind_escalate

_role(kind, rule) := {
	"kind": kind,
	"metadata": {"name": "installer"},
	"rules": [object.union({"apiGroups": ["rbac.authorization.k8s.io"]}, rule)],
}

_finding(kind, position, verb) := {
	"message": sprintf("%s \"installer\" carries the verb %s on roles", [kind, verb]),
	"at": ["rules", 0, "verbs", position],
}

test_finds_each_verb if {
	every kind in ["Role", "ClusterRole"] {
		rule := {"resources": ["pods", "roles"], "verbs": ["bind", "get", "escalate"]}
		rbac_bind_escalate.deny == {_finding(kind, 0, "bind"), _finding(kind, 2, "escalate")} with input as _role(kind, rule)
	}
}

test_finds_wildcards if {
	rule := {"resources": ["*"], "verbs": ["list", "*"]}
	rbac_bind_escalate.deny == {_finding("ClusterRole", 1, "*")} with input as _role("ClusterRole", rule)
	named := {"resources": ["clusterroles"], "verbs": ["bind"], "resourceNames": ["cluster-admin"]}
	rbac_bind_escalate.deny == {_finding("ClusterRole", 0, "bind")} with input as _role("ClusterRole", named)
}

test_accepts_other_rules if {
	every rule in [
		{"resources": ["roles"], "verbs": ["create", "get", "update"]},
		{"resources": ["rolebindings"], "verbs": ["*", "bind"]},
		{"apiGroups": [""], "resources": ["roles"], "verbs": ["bind"]},
		{"resources": ["clusterroles"], "verbs": ["bind"], "resourceNames": ["view"]},
	] {
		rbac_bind_escalate.deny == set() with input as _role("ClusterRole", rule)
	}
	rbac_bind_escalate.deny == set() with input as _role("Other", {"resources": ["roles"], "verbs": ["bind"]})
	rbac_bind_escalate.deny == set() with input as {"kind": "Role"}
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", {"resources": ["roles"], "verbs": "${var.verbs}"})
	rbac_bind_escalate.deny == set() with input as open
	[finding.at | some finding in rbac_bind_escalate.unknown] == [["rules", 0, "verbs"]] with input as open
}
