package kubernetes.rbac_wildcard_verb_test

import data.kubernetes.rbac_wildcard_verb

_role(kind, rule) := {"kind": kind, "metadata": {"name": "operator"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_finding(kind, position, resource) := {
	"message": sprintf("%s \"operator\" allows every verb on %s", [kind, resource]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_wildcard_on_sensitive_resources if {
	every kind in ["Role", "ClusterRole"] {
		rbac_wildcard_verb.deny == {_finding(kind, 1, "secrets"), _finding(kind, 2, "jobs")} with input as _role(
			kind,
			_rule(["", "batch"], ["services", "secrets", "jobs", "deployments"], ["*"]),
		)
	}
	rbac_wildcard_verb.deny == {_finding("Role", 0, "clusterroles")} with input as _role(
		"Role",
		_rule(["*"], ["clusterroles"], ["get", "*"]),
	)
}

test_accepts_other_rules if {
	every rule in [
		_rule([""], ["secrets"], ["get", "create", "delete"]),
		_rule(["*"], ["*"], ["*"]),
		_rule(["apps"], ["secrets"], ["*"]),
		_rule([""], ["configmaps", "pods/log"], ["*"]),
		object.union(_rule([""], ["secrets"], ["*"]), {"resourceNames": ["web"]}),
	] {
		rbac_wildcard_verb.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_wildcard_verb.deny == set() with input as {"kind": "Role", "rules": null}
	rbac_wildcard_verb.deny == set() with input as _role("AppProject", _rule([""], ["secrets"], ["*"]))
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule([""], ["secrets"], "${var.verbs}"))
	rbac_wildcard_verb.deny == set() with input as open
	[finding.at | some finding in rbac_wildcard_verb.unknown] == [["rules", 0, "verbs"]] with input as open
	every rule in [_rule([""], "${var.resources}", ["get"]), _rule(["*"], ["*"], "${var.verbs}")] {
		rbac_wildcard_verb.unknown == set() with input as _role("Role", rule)
	}
}
