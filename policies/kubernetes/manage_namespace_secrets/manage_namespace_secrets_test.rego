package kubernetes.manage_namespace_secrets_test

import data.kubernetes.manage_namespace_secrets

_role(kind, rule) := {"kind": kind, "metadata": {"name": "operator"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_finds_rights_on_secrets if {
	every case_ in [
		[_rule([""], ["pods", "secrets"], ["update", "get"]), "get, update on secrets"],
		[_rule([""], ["secrets"], ["create"]), "create on secrets"],
		[_rule(["*"], ["*"], ["*"]), "* on *"],
	] {
		manage_namespace_secrets.deny == {{
			"message": sprintf("Role \"operator\" manages the Secrets of its namespace (%s)", [case_[1]]),
			"at": ["rules", 0],
		}} with input as _role("Role", case_[0])
	}
}

test_accepts_others if {
	every rule in [
		_rule([""], ["configmaps"], ["*"]),
		_rule([""], ["secrets"], ["impersonate"]),
		_rule(["apps"], ["secrets"], ["get"]),
		object.union(_rule([""], ["secrets"], ["get"]), {"resourceNames": ["login"]}),
		{"resources": "secrets"},
	] {
		manage_namespace_secrets.deny == set() with input as _role("Role", rule)
	}
	every kind in ["ClusterRole", "AppProject"] {
		manage_namespace_secrets.deny == set() with input as _role(kind, _rule(["*"], ["*"], ["*"]))
	}
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule([""], ["secrets"], "${var.verbs}"))
	manage_namespace_secrets.deny == set() with input as open
	[finding.at | some finding in manage_namespace_secrets.unknown] == [["rules", 0, "verbs"]] with input as open
}
