package kubernetes.network_policy_full_test

import data.kubernetes.network_policy_full

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

_finding(words) := {{
	"message": sprintf("no NetworkPolicy restricts what the pods of Pod \"web\" %s", [words]),
	"at": ["documents", "kubernetes", 0, "value", "spec"],
}}

test_finds_pods_that_are_open_in_a_direction if {
	network_policy_full.deny == _finding("send and receive") with input as _repository([_web])
	every case_ in [
		[{}, "send"],
		[{"policyTypes": ["Ingress"], "egress": [{"to": []}]}, "send"],
		[{"policyTypes": ["Egress"]}, "receive"],
		[{"podSelector": {"matchLabels": {"app": "api"}}, "policyTypes": ["Egress", "Ingress"]}, "send and receive"],
	] {
		network_policy_full.deny == _finding(case_[1]) with input as _repository([_web, _policy(case_[0])])
	}
}

test_accepts_pods_that_are_held_both_ways if {
	network_policy_full.deny == set() with input as _repository([_web, _policy({"policyTypes": ["Egress", "Ingress"]})])
	network_policy_full.deny == set() with input as _repository([
		_web,
		_policy({"policyTypes": ["Egress"]}),
		_policy({"policyTypes": ["Ingress"]}),
	])
	cilium := {"kind": "CiliumNetworkPolicy", "metadata": {"namespace": "shop"}, "spec": {"ingress": [], "egress": []}}
	network_policy_full.deny == set() with input as _repository([_web, cilium])
	node := object.union(_web, {"spec": {"hostNetwork": true}})
	network_policy_full.deny == set() with input as _repository([node])
}

test_does_not_know_what_is_filled_in_later if {
	later := _policy({"podSelector": {"matchLabels": {"app": "${APP}", "tier": "back"}}})
	network_policy_full.deny == set() with input as _repository([_web, later])
	count(network_policy_full.unknown) == 1 with input as _repository([_web, later])
}

test_applies_where_there_are_objects if {
	network_policy_full.applies with input as _repository([_web])
	not network_policy_full.applies with input as {"documents": {}}
}
