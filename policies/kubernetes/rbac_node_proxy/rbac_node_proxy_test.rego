package kubernetes.rbac_node_proxy_test

import data.kubernetes.rbac_node_proxy

_role(kind, rule) := {"kind": kind, "metadata": {"name": "prometheus"}, "rules": [rule]}

_finding(kind, position, text) := {
	"message": sprintf("%s \"prometheus\" allows calls of the kubelets (%s)", [kind, text]),
	"at": ["rules", 0, "resources", position],
}

test_finds_the_right_in_roles_of_both_kinds if {
	every kind in ["Role", "ClusterRole"] {
		rbac_node_proxy.deny == {_finding(kind, 1, "get on nodes/proxy")} with input as _role(kind, {
			"apiGroups": ["*"],
			"resources": ["nodes", "nodes/proxy"],
			"verbs": ["get", "watch"],
		})
	}
}

test_finds_the_right_behind_wildcards if {
	rbac_node_proxy.deny == {_finding("ClusterRole", 0, "* on */proxy")} with input as _role("ClusterRole", {
		"apiGroups": [""],
		"resources": ["*/proxy"],
		"verbs": ["*"],
	})
}

test_accepts_other_rights if {
	every rule in [
		{"apiGroups": [""], "resources": ["nodes", "nodes/metrics", "nodes/proxy1", "services/proxy"], "verbs": ["get", "create"]},
		{"apiGroups": [""], "resources": ["nodes/proxy"], "verbs": ["list", "watch"]},
		{"apiGroups": ["metrics.k8s.io"], "resources": ["nodes/proxy"], "verbs": ["get"]},
	] {
		rbac_node_proxy.deny == set() with input as _role("ClusterRole", rule)
	}
}

test_accepts_rights_on_named_objects if {
	rbac_node_proxy.deny == set() with input as _role("Role", {
		"apiGroups": ["*"],
		"resources": ["nodes", "nodes/proxy"],
		"resourceNames": ["web"],
		"verbs": ["get", "watch"],
	})
}

test_accepts_roles_without_rules_and_other_kinds if {
	rbac_node_proxy.deny == set() with input as {"kind": "ClusterRole", "rules": null}
	rules := [{"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}]
	rbac_node_proxy.deny == set() with input as {"kind": "AppProject", "rules": rules}
}
