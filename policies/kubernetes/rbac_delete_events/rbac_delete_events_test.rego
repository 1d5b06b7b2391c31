package kubernetes.rbac_delete_events_test

import data.kubernetes.rbac_delete_events

_role(kind, rule) := {"kind": kind, "metadata": {"name": "cleaner"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_finds_rights_to_delete if {
	every kind in ["Role", "ClusterRole"] {
		every case_ in [
			[_rule([""], ["pods", "events"], ["watch", "delete"]), 1, "delete on events"],
			[_rule(["events.k8s.io", ""], ["events"], ["deletecollection"]), 0, "deletecollection on events"],
			[_rule(["*"], ["*"], ["*"]), 0, "* on *"],
		] {
			rbac_delete_events.deny == {{
				"message": sprintf("%s \"cleaner\" allows deletion of events (%s)", [kind, case_[2]]),
				"at": ["rules", 0, "resources", case_[1]],
			}} with input as _role(kind, case_[0])
		}
	}
}

test_accepts_other_rights if {
	every rule in [
		_rule([""], ["events"], ["create", "get", "list", "patch", "update", "watch"]),
		_rule(["apps"], ["events"], ["delete"]),
		_rule([""], ["pods"], ["delete"]),
	] {
		rbac_delete_events.deny == set() with input as _role("ClusterRole", rule)
	}
	rbac_delete_events.deny == set() with input as _role("Other", _rule(["*"], ["*"], ["*"]))
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule([""], ["events"], "${var.verbs}"))
	rbac_delete_events.deny == set() with input as open
	[finding.at | some finding in rbac_delete_events.unknown] == [["rules", 0, "verbs"]] with input as open
}
