package kubernetes.rbac_bind_test

import data.kubernetes.rbac_bind

_role(kind, rule) := {
	"kind": kind,
	"metadata": {"name": "portal"},
	"rules": [object.union({"apiGroups": ["rbac.authorization.k8s.io"]}, rule)],
}

_finding(kind, position, text) := {
	"message": sprintf("%s \"portal\" allows binding of any role (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_verb_on_roles if {
	every kind in ["Role", "ClusterRole"] {
		rule := {"resources": ["roles", "configmaps"], "verbs": ["bind", "get"]}
		rbac_bind.deny == {_finding(kind, 0, "bind on roles")} with input as _role(kind, rule)
	}
}

test_finds_it_behind_wildcards if {
	rule := {"resources": ["*"], "verbs": ["*"]}
	rbac_bind.deny == {_finding("ClusterRole", 0, "* on *")} with input as _role("ClusterRole", rule)
}

test_finds_the_verb_on_bindings if {
	rule := {"resources": ["clusterrolebindings"], "verbs": ["bind"]}
	rbac_bind.deny == {_finding("ClusterRole", 0, "bind on clusterrolebindings")} with input as _role("ClusterRole", rule)
}

test_finds_names_that_do_not_narrow if {
	rule := {"resources": ["clusterroles"], "verbs": ["bind"], "resourceNames": ["view", "cluster-admin"]}
	rbac_bind.deny == {_finding("ClusterRole", 0, "bind on clusterroles")} with input as _role("ClusterRole", rule)
}

test_accepts_the_roles_that_are_named if {
	rule := {"resources": ["clusterroles"], "verbs": ["bind"], "resourceNames": ["edit", "view"]}
	rbac_bind.deny == set() with input as _role("ClusterRole", rule)
}

test_accepts_other_rights if {
	every rule in [
		{"resources": ["roles"], "verbs": ["create", "get", "update"]},
		{"resources": ["rolebindings"], "verbs": ["*"]},
		{"apiGroups": [""], "resources": ["roles"], "verbs": ["bind"]},
		{"resources": ["pods"], "verbs": ["*"]},
	] {
		rbac_bind.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_bind.deny == set() with input as {"kind": "ClusterRole"}
	rbac_bind.deny == set() with input as _role("Other", {"resources": ["roles"], "verbs": ["bind"]})
}
