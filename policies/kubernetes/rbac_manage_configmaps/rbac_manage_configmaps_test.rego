package kubernetes.rbac_manage_configmaps_test

import data.kubernetes.rbac_manage_configmaps

_role(kind, rule) := {"kind": kind, "metadata": {"name": "operator"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_finding(kind, position, text) := {
	"message": sprintf("%s \"operator\" allows changes to any ConfigMap (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_rights_to_change if {
	every kind in ["Role", "ClusterRole"] {
		every case_ in [
			[_rule([""], ["pods", "configmaps"], ["get", "deletecollection"]), 1, "deletecollection on configmaps"],
			[_rule(["*"], ["*"], ["update"]), 0, "update on *"],
			[_rule([""], ["configmaps"], ["*"]), 0, "* on configmaps"],
		] {
			rbac_manage_configmaps.deny == {_finding(kind, case_[1], case_[2])} with input as _role(kind, case_[0])
		}
	}
}

test_accepts_other_rights if {
	every rule in [
		_rule([""], ["configmaps"], ["get", "list", "watch"]),
		_rule(["apps"], ["configmaps"], ["update"]),
		_rule([""], ["configmaps"], ["impersonate"]),
		object.union(_rule([""], ["configmaps"], ["update"]), {"resourceNames": ["web"]}),
	] {
		rbac_manage_configmaps.deny == set() with input as _role("Role", rule)
	}
	rbac_manage_configmaps.deny == set() with input as _role("AppProject", _rule([""], ["configmaps"], ["*"]))
	rbac_manage_configmaps.deny == set() with input as {"kind": "Role", "rules": "none"}
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule([""], ["configmaps"], "${var.verbs}"))
	rbac_manage_configmaps.deny == set() with input as open
	[finding.at | some finding in rbac_manage_configmaps.unknown] == [["rules", 0, "verbs"]] with input as open
}
