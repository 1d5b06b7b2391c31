package kubernetes.selector_usage_in_network_policies_test

import data.kubernetes.selector_usage_in_network_policies

_policy(spec) := {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"}, "spec": spec}

test_finds_policies_without_a_selector if {
	every spec in [
		{}, {"policyTypes": ["Ingress"]}, {"ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}]}, {"ingress": null},
		{"egress": ["all", {"to": "all"}]},
	] {
		selector_usage_in_network_policies.deny == {{
			"message": "NetworkPolicy \"web\" selects no pods by a label",
			"at": ["spec"],
		}} with input as _policy(spec)
	}
}

test_accepts_policies_with_one if {
	every spec in [
		{"podSelector": {}},
		{"podSelector": {"matchLabels": {"app": "web"}}},
		{"namespaceSelector": {"matchLabels": {"app": "web"}}},
		{"ingress": [{"from": [{"podSelector": {}}]}]},
		{"egress": [{"to": [{"namespaceSelector": {}}]}]},
	] {
		selector_usage_in_network_policies.deny == set() with input as _policy(spec)
	}
	selector_usage_in_network_policies.deny == set() with input as _policy(null)
	calico := object.union(_policy({"selector": "all()"}), {"apiVersion": "projectcalico.org/v3"})
	selector_usage_in_network_policies.deny == set() with input as calico
	selector_usage_in_network_policies.deny == set() with input as {"kind": "Service", "spec": {}}
}

test_does_not_ask_patches if {
	not selector_usage_in_network_policies.applies with input as _policy({}) with data.karat.source as {"patch": true}
	selector_usage_in_network_policies.applies with input as _policy({}) with data.karat.source as {"patch": false}
}
