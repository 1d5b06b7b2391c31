package kubernetes.rbac_wildcard_all_test

import data.kubernetes.rbac_wildcard_all

_role(kind, rules) := {"kind": kind, "metadata": {"name": "operator"}, "rules": rules}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_finds_rules_of_three_wildcards if {
	every kind in ["Role", "ClusterRole"] {
		rbac_wildcard_all.deny == {{
			"message": sprintf("%s \"operator\" allows every verb on every resource", [kind]),
			"at": ["rules", 1],
		}} with input as _role(kind, [_rule([""], ["pods"], ["get"]), _rule(["*", ""], ["pods", "*"], ["get", "*"])])
	}
}

test_accepts_rules_with_fewer_wildcards if {
	every rule in [
		_rule(["apps"], ["*"], ["*"]),
		_rule(["*"], ["pods"], ["*"]),
		_rule(["*"], ["*"], ["get", "list"]),
		object.union(_rule(["*"], ["*"], ["*"]), {"resourceNames": ["web"]}),
		{"nonResourceURLs": ["*"], "verbs": ["*"]},
	] {
		rbac_wildcard_all.deny == set() with input as _role("ClusterRole", [rule])
	}
}

test_accepts_roles_of_the_control_plane_and_other_kinds if {
	all := [_rule(["*"], ["*"], ["*"])]
	rbac_wildcard_all.deny == set() with input as object.union(_role("ClusterRole", all), {"metadata": {"name": "cluster-admin"}})
	rbac_wildcard_all.deny == set() with input as object.union(_role("ClusterRole", all), {"aggregationRule": {}})
	rbac_wildcard_all.deny == set() with input as _role("AppProject", all)
	rbac_wildcard_all.deny == set() with input as {"kind": "ClusterRole", "rules": null}
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", [_rule(["*"], ["*"], "${var.verbs}")])
	rbac_wildcard_all.deny == set() with input as open
	[finding.at | some finding in rbac_wildcard_all.unknown] == [["rules", 0, "verbs"]] with input as open
	every rule in [_rule(["apps"], ["*"], "${var.verbs}"), _rule(["*"], ["*"], ["*", "${var.verb}"])] {
		rbac_wildcard_all.unknown == set() with input as _role("Role", [rule])
	}
}
