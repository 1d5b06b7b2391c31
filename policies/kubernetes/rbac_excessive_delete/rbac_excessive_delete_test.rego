package kubernetes.rbac_excessive_delete_test

import data.kubernetes.rbac_excessive_delete

_role(kind, rule) := {"kind": kind, "metadata": {"name": "cleaner"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

test_finds_rights_to_delete_once_for_a_rule if {
	every kind in ["Role", "ClusterRole"] {
		every case_ in [
			[_rule(["", "batch"], ["events", "pods", "jobs"], ["get", "delete"]), 1, "delete on jobs, delete on pods"],
			[_rule(["apps"], ["deployments"], ["deletecollection"]), 0, "deletecollection on deployments"],
			[_rule([""], ["*"], ["*"]), 0, "* on *"],
		] {
			rbac_excessive_delete.deny == {{
				"message": sprintf("%s \"cleaner\" allows deletion of workloads or their data (%s)", [kind, case_[2]]),
				"at": ["rules", 0, "resources", case_[1]],
			}} with input as _role(kind, case_[0])
		}
	}
}

test_accepts_other_rights if {
	every rule in [
		_rule(["", "apps"], ["pods", "deployments"], ["create", "get", "list", "patch", "update", "watch"]),
		_rule(["apps"], ["pods"], ["delete"]),
		_rule([""], ["configmaps", "events"], ["delete"]),
		object.union(_rule([""], ["pods"], ["delete"]), {"resourceNames": ["web-0"]}),
	] {
		rbac_excessive_delete.deny == set() with input as _role("ClusterRole", rule)
	}
	rbac_excessive_delete.deny == set() with input as _role("Other", _rule(["*"], ["*"], ["*"]))
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule([""], ["pods"], "${var.verbs}"))
	rbac_excessive_delete.deny == set() with input as open
	[finding.at | some finding in rbac_excessive_delete.unknown] == [["rules", 0, "verbs"]] with input as open
}
