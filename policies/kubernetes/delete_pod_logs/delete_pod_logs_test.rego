package kubernetes.delete_pod_logs_test

import data.kubernetes.delete_pod_logs

_role(kind, rule) := {"kind": kind, "metadata": {"name": "support"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_finds_rights_to_delete_logs if {
	every kind in ["Role", "ClusterRole"] {
		every case_ in [
			[_rule([""], ["pods", "pods/log"], ["get", "delete"]), 1, "delete on pods/log"],
			[_rule(["*"], ["pods/log"], ["*"]), 0, "* on pods/log"],
			[_rule([""], ["pods/*"], ["deletecollection"]), 0, "deletecollection on pods/*"],
		] {
			delete_pod_logs.deny == {{
				"message": sprintf("%s \"support\" allows deletion of the logs of pods (%s)", [kind, case_[2]]),
				"at": ["rules", 0, "resources", case_[1]],
			}} with input as _role(kind, case_[0])
		}
	}
}

test_accepts_other_rights if {
	every rule in [
		_rule([""], ["pods/log"], ["get", "list", "watch"]),
		_rule([""], ["pods"], ["delete"]),
		_rule(["apps"], ["pods/log"], ["delete"]),
		_rule(["*"], ["*"], ["*"]),
	] {
		delete_pod_logs.deny == set() with input as _role("ClusterRole", rule)
	}
	delete_pod_logs.deny == set() with input as _role("Other", _rule([""], ["pods/log"], ["delete"]))
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule([""], ["pods/log"], "${var.verbs}"))
	delete_pod_logs.deny == set() with input as open
	[finding.at | some finding in delete_pod_logs.unknown] == [["rules", 0, "verbs"]] with input as open
}
