package kubernetes.rbac_wildcard_test

import data.kubernetes.rbac_wildcard

_role(rules) := {"kind": "ClusterRole", "metadata": {"name": "operator"}, "rules": rules}

test_finds_wildcards if {
	rbac_wildcard.deny == {
		{"message": "ClusterRole \"operator\" grants all verbs", "at": ["rules", 1, "verbs", 1]},
		{"message": "ClusterRole \"operator\" grants all resources", "at": ["rules", 1, "resources", 0]},
		{"message": "ClusterRole \"operator\" grants all API groups", "at": ["rules", 1, "apiGroups", 0]},
	} with input as _role([
		{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]},
		{"apiGroups": ["*"], "resources": ["*"], "verbs": ["get", "*"]},
	])
}

test_says_of_which_groups_all_resources_are if {
	every case_ in [
		[[""], " of the core API"],
		[["example.com"], " of example.com"],
		[["", "example.com"], " of 2 API groups"],
		[[], ""],
	] {
		message := sprintf("ClusterRole \"operator\" grants all resources%s", [case_[1]])
		rbac_wildcard.deny == {{"message": message, "at": ["rules", 0, "resources", 0]}} with input as _role([{
			"apiGroups": case_[0],
			"resources": ["*"],
			"verbs": ["get"],
		}])
	}
}

test_accepts_roles_that_list_what_they_grant if {
	rbac_wildcard.deny == set() with input as _role([{"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get"]}])
}

test_accepts_all_metrics if {
	rule := {"apiGroups": ["custom.metrics.k8s.io"], "resources": ["*"], "verbs": ["get", "list"]}
	both := {"apiGroups": ["custom.metrics.k8s.io", "external.metrics.k8s.io"]}
	rbac_wildcard.deny == set() with input as _role([rule])
	rbac_wildcard.deny == set() with input as _role([object.union(rule, both)])
	count(rbac_wildcard.deny) == 1 with input as _role([object.union(rule, {"apiGroups": ["custom.metrics.k8s.io", ""]})])
	count(rbac_wildcard.deny) == 1 with input as _role([object.union(rule, {"verbs": ["*"]})])
}

test_accepts_roles_without_rules if {
	rbac_wildcard.deny == set() with input as _role(null)
	rbac_wildcard.deny == set() with input as _role([{"nonResourceURLs": ["/healthz"], "verbs": null}])
	rbac_wildcard.deny == set() with input as {"kind": "ClusterRole", "aggregationRule": {}}
}

test_accepts_roles_of_the_control_plane if {
	every role in [
		{"metadata": {"name": "cluster-admin"}},
		{"metadata": {"name": "system:kube-controller-manager"}},
		{"metadata": {"name": "monitoring"}, "aggregationRule": {"clusterRoleSelectors": []}},
	] {
		rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
		rbac_wildcard.deny == set() with input as object.union(role, {"kind": "ClusterRole", "rules": rules})
	}
}

test_accepts_other_kinds if {
	rbac_wildcard.deny == set() with input as {"kind": "ValidatingWebhookConfiguration", "rules": [{"verbs": ["*"]}]}
}

test_does_not_know_what_is_filled_in_later if {
	open := {"apiGroups": ["apps"], "resources": ["*"], "verbs": "${var.verbs}", "resourceNames": "${var.names}"}
	[finding.at | some finding in rbac_wildcard.deny] == [["rules", 0, "resources", 0]] with input as _role([open])
	[finding.at | some finding in rbac_wildcard.unknown] == [["rules", 0, "verbs"]] with input as _role([open])
}
