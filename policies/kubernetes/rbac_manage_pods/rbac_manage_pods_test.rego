package kubernetes.rbac_manage_pods_test

import data.kubernetes.rbac_manage_pods

_role(kind, rule) := {"kind": kind, "metadata": {"name": "deployer"}, "rules": [rule]}

_rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

_finding(kind, position, text) := {
	"message": sprintf("%s \"deployer\" allows changes to workloads (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_changes_once_for_a_rule if {
	every kind in ["Role", "ClusterRole"] {
		rbac_manage_pods.deny == {_finding(kind, 1, "patch, update on deployments, patch, update on statefulsets")} with input as _role(
			kind,
			_rule(["apps"], ["controllerrevisions", "deployments", "statefulsets"], ["get", "patch", "update"]),
		)
	}
	every case_ in [
		[_rule([""], ["pods"], ["delete"]), "delete on pods"],
		[_rule(["batch"], ["jobs"], ["create"]), "create on jobs"],
		[_rule(["*"], ["*"], ["*"]), "* on *"],
	] {
		rbac_manage_pods.deny == {_finding("Role", 0, case_[1])} with input as _role("Role", case_[0])
	}
}

test_accepts_other_rights if {
	every rule in [
		_rule(["", "apps"], ["pods", "deployments"], ["get", "list", "watch"]),
		_rule(["apps"], ["pods", "deployments/scale"], ["update"]),
		_rule(["batch"], ["job"], ["patch"]),
		_rule([""], ["pods"], ["impersonate"]),
		object.union(_rule(["apps"], ["deployments"], ["patch"]), {"resourceNames": ["web"]}),
	] {
		rbac_manage_pods.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_manage_pods.deny == set() with input as {"kind": "Role", "rules": [null]}
	rbac_manage_pods.deny == set() with input as _role("AppProject", _rule(["*"], ["*"], ["*"]))
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("Role", _rule(["apps"], ["deployments"], ["${var.verb}"]))
	rbac_manage_pods.deny == set() with input as open
	[finding.at | some finding in rbac_manage_pods.unknown] == [["rules", 0, "verbs", 0]] with input as open
}
