package kubernetes.manage_all_resources_at_namespace_test

import data.kubernetes.manage_all_resources_at_namespace

_role(kind, rule) := {"kind": kind, "metadata": {"name": "team"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_finds_wildcards_with_their_verbs if {
	every case_ in [
		[_rule(["*"], ["*"], ["impersonate"]), "impersonate"],
		[_rule([""], ["*"], ["get", "delete"]), "delete, get"],
	] {
		manage_all_resources_at_namespace.deny == {{
			"message": sprintf("Role \"team\" allows %s on all resources of its namespace", [case_[1]]),
			"at": ["rules", 0],
		}} with input as _role("Role", case_[0])
	}
}

test_accepts_other_rules_and_kinds if {
	every rule in [_rule(["apps"], ["*"], ["*"]), _rule(["*"], ["pods"], ["*"]), {"resources": "*", "verbs": null}] {
		manage_all_resources_at_namespace.deny == set() with input as _role("Role", rule)
	}
	every kind in ["ClusterRole", "AppProject"] {
		manage_all_resources_at_namespace.deny == set() with input as _role(kind, _rule(["*"], ["*"], ["*"]))
	}
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule("${var.groups}", ["*"], ["get"]))
	manage_all_resources_at_namespace.deny == set() with input as open
	[["rules", 0, "apiGroups"]] == [finding.at | some finding in manage_all_resources_at_namespace.unknown] with input as open
}
