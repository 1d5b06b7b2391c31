package kubernetes.rule_can_update_configmap_test

import data.kubernetes.rule_can_update_configmap

_role(kind, namespace, rule) := {
	"kind": kind,
	"metadata": {"name": "operator", "namespace": namespace},
	"rules": [object.union({"apiGroups": [""], "resources": ["configmaps"], "verbs": ["update"]}, rule)],
}

_finding(kind, text) := {
	"message": sprintf("%s \"operator\" lets the DNS of the cluster be changed (%s)", [kind, text]),
	"at": ["rules", 0, "resources", 0],
}

test_finds_rights_that_reach_it if {
	every case_ in [
		["ClusterRole", null, {}, "update on configmaps"],
		["ClusterRole", null, {"resources": ["*"], "verbs": ["*"]}, "* on *"],
		["Role", "kube-system", {"verbs": ["get", "patch"]}, "patch on configmaps"],
		["Role", "kube-system", {"resourceNames": ["web", "coredns"]}, "update on configmaps"],
	] {
		rule_can_update_configmap.deny == {_finding(case_[0], case_[3])} with input as _role(case_[0], case_[1], case_[2])
	}
}

test_accepts_other_rights if {
	every rule in [
		{"resourceNames": ["web"]}, {"verbs": ["create", "get"]}, {"apiGroups": ["apps"]}, {"resources": ["configmap"]},
	] {
		rule_can_update_configmap.deny == set() with input as _role("ClusterRole", null, rule)
	}
	every namespace in ["shop", null, 1] {
		rule_can_update_configmap.deny == set() with input as _role("Role", namespace, {})
	}
	rule_can_update_configmap.deny == set() with input as _role("Other", "kube-system", {})
}

test_does_not_know_what_is_filled_in_later if {
	open := _role("ClusterRole", null, {"verbs": "${var.verbs}"})
	rule_can_update_configmap.deny == set() with input as open
	[finding.at | some finding in rule_can_update_configmap.unknown] == [["rules", 0, "verbs"]] with input as open
}
