package lib.network_policies_test

import data.lib.network_policies

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.kind == "Pod"
} else := ["kubernetes"]

_repository(objects) := {"documents": {"kubernetes": [{"path": "web.yaml", "labels": _labels(value), "value": value} |
	some value in objects
]}}

_web := {"kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "labels": {"app": "web"}}, "spec": {}}

_policy(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"podSelector": {"matchLabels": {"app": "web"}}}, spec),
}

_cilium(rest) := object.union({"kind": "CiliumNetworkPolicy", "metadata": {"name": "web", "namespace": "shop"}}, rest)

_numbers := [
	count(network_policies.unselected),
	count(network_policies.open_to_all),
	count(network_policies.free_to_send),
]

test_tells_directions_apart if {
	every case_ in [
		[_policy({}), [0, 0, 1]],
		[_policy({"ingress": []}), [0, 0, 1]],
		[_policy({"egress": [{}]}), [0, 0, 0]],
		[_policy({"policyTypes": ["Egress"]}), [0, 1, 0]],
		[_policy({"policyTypes": ["Ingress"], "egress": [{}]}), [0, 0, 1]],
		[_policy({"policyTypes": ["Ingress", "Egress"]}), [0, 0, 0]],
		[_policy({"policyTypes": []}), [0, 0, 1]],
		[object.union(_policy({}), {"spec": null}), [0, 0, 1]],
		[object.union(_policy({"types": ["Egress"]}), {"apiVersion": "projectcalico.org/v3"}), [0, 1, 0]],
		[_cilium({"spec": {"egress": []}}), [0, 1, 0]],
		[_cilium({"specs": [{"ingress": [{}]}, {"egressDeny": [{}]}]}), [0, 0, 0]],
		[_cilium({}), [0, 1, 1]],
		[{"kind": "GlobalNetworkPolicy", "metadata": {"name": "web"}, "spec": {"types": ["Ingress"]}}, [0, 0, 1]],
		[object.union(_policy({}), {"metadata": {"namespace": "data"}}), [1, 1, 1]],
		[_policy({"podSelector": {"matchLabels": {"app": "api"}}}), [1, 1, 1]],
	] {
		_numbers == case_[1] with input as _repository([_web, case_[0]])
	}
}

test_puts_policies_together if {
	_numbers == [0, 0, 0] with input as _repository([
		_web,
		_policy({"policyTypes": ["Egress"]}),
		object.union(_policy({"policyTypes": ["Ingress"]}), {"spec": {"podSelector": {"matchLabels": {"app": "web"}}}}),
	])
}

test_leaves_pods_on_the_network_of_their_node_out if {
	_numbers == [0, 0, 0] with input as _repository([object.union(_web, {"spec": {"hostNetwork": true}})])
}

test_says_why_it_does_not_know if {
	later := _policy({"podSelector": {"matchLabels": {"app": "${APP}", "tier": "back"}}})
	filled := "what a NetworkPolicy beside Pod \"web\" selects is filled in later"
	[filled] == [network_policies.doubt("Ingress", pod) | some pod in network_policies.open_to_all] with input as _repository([_web, later])
	[] == [network_policies.doubt("Egress", pod) | some pod in network_policies.free_to_send] with input as _repository([_web])
}
