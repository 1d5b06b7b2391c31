package kubernetes.rbac_wildcard_resource_test

import data.kubernetes.rbac_wildcard_resource

_role(kind, rule) := {"kind": kind, "metadata": {"name": "backup"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_finds_wildcards_with_their_verbs if {
	every case_ in [
		[_rule(["*"], ["*"], ["list", "get"]), "get, list"],
		[_rule([""], ["pods", "*"], ["delete"]), "delete"],
		[_rule(["apps", "*"], ["*"], ["*"]), "*"],
	] {
		rbac_wildcard_resource.deny == {{
			"message": sprintf("ClusterRole \"backup\" allows %s on all resources", [case_[1]]),
			"at": ["rules", 0],
		}} with input as _role("ClusterRole", case_[0])
	}
}

test_accepts_other_rules if {
	every rule in [
		_rule(["apps"], ["*"], ["*"]),
		_rule(["*"], ["pods", "*/status"], ["*"]),
		_rule(["*"], ["*"], []),
		object.union(_rule(["*"], ["*"], ["get"]), {"resourceNames": ["web"]}),
		{"nonResourceURLs": ["*"], "verbs": ["*"]},
	] {
		rbac_wildcard_resource.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_roles_and_other_kinds if {
	every kind in ["Role", "AppProject"] {
		rbac_wildcard_resource.deny == set() with input as _role(kind, _rule(["*"], ["*"], ["*"]))
		rbac_wildcard_resource.unknown == set() with input as _role(kind, _rule(["*"], "${var.resources}", ["*"]))
	}
	rbac_wildcard_resource.deny == set() with input as {"kind": "ClusterRole"}
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("ClusterRole", _rule(["*"], "${var.resources}", ["get"]))
	rbac_wildcard_resource.deny == set() with input as open
	[finding.at | some finding in rbac_wildcard_resource.unknown] == [["rules", 0, "resources"]] with input as open
}
