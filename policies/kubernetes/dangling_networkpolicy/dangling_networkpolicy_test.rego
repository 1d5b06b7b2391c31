package kubernetes.dangling_networkpolicy_test

import data.kubernetes.dangling_networkpolicy

_repository(objects) := {"documents": {"kubernetes": documents}} if {
	documents := [document |
		some value in objects
		document := {"path": "web.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": value}
	]
}

_policy(selector) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"podSelector": selector},
}

_pod(namespace, labels) := {
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace, "labels": labels},
	"spec": {},
}

_finding := {
	"message": "no workload in the repository has the labels that NetworkPolicy \"web\" selects",
	"at": ["documents", "kubernetes", 0, "value", "spec", "podSelector"],
}

_web := {"matchLabels": {"app": "web"}}

_in(operator) := {"matchExpressions": [{"key": "app", "operator": operator, "values": ["web"]}]}

test_finds_policies_that_select_nothing if {
	dangling_networkpolicy.deny == {_finding} with input as _repository([_policy(_web), _pod("shop", {"app": "api"})])
	dangling_networkpolicy.deny == {_finding} with input as _repository([_policy(_web), _pod("data", {"app": "web"})])
	dangling_networkpolicy.deny == {_finding} with input as _repository([_policy(_in("In")), _pod("shop", {})])
	dangling_networkpolicy.deny == {_finding} with input as _repository([
		_policy(_in("NotIn")),
		_pod("shop", {"app": "web"}),
	])
}

test_accepts_policies_that_select_pods if {
	every case_ in [
		[_web, {"app": "web", "tier": "front"}],
		[_in("In"), {"app": "web"}],
		[_in("NotIn"), {"app": "api"}],
		[_in("NotIn"), {}],
		[_in("Exists"), {"app": "api"}],
		[_web, {"app": "{{ name }}"}],
	] {
		dangling_networkpolicy.deny == set() with input as _repository([_policy(case_[0]), _pod("shop", case_[1])])
		dangling_networkpolicy.deny == set() with input as _repository([_policy(case_[0]), _pod("", case_[1])])
	}
}

test_accepts_policies_in_a_namespace_of_others if {
	dangling_networkpolicy.deny == set() with input as _repository([_policy(_web)])
	dangling_networkpolicy.deny == set() with input as {"documents": {"kubernetes": [
		{"path": "shop/policy.yaml", "labels": ["kubernetes"], "value": _policy(_web)},
		{"path": "data/db.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": _pod("data", {"app": "db"})},
	]}}
}

test_accepts_policies_for_all_pods if {
	every selector in [{}, null, {"matchLabels": {}}, {"matchLabels": {"app": "${APP}"}}] {
		dangling_networkpolicy.deny == set() with input as _repository([_policy(selector)])
	}
}

test_accepts_pods_that_come_from_elsewhere if {
	operated := {
		"apiVersion": "monitoring.coreos.com/v1",
		"kind": "Prometheus",
		"metadata": {"name": "web", "namespace": "shop"},
	}
	dangling_networkpolicy.deny == set() with input as _repository([
		_policy({"matchLabels": {"prometheus": "web"}}),
		operated,
	])
	release := {
		"apiVersion": "helm.toolkit.fluxcd.io/v2",
		"kind": "HelmRelease",
		"metadata": {"name": "web", "namespace": "shop"},
	}
	dangling_networkpolicy.deny == set() with input as _repository([_policy(_web), release])
}

test_accepts_other_kinds if {
	calico := {"apiVersion": "projectcalico.org/v3", "kind": "NetworkPolicy", "spec": {"podSelector": _web}}
	dangling_networkpolicy.deny == set() with input as _repository([calico])
	dangling_networkpolicy.deny == set() with input as {"documents": {}}
}

_unknown(source) := {{
	"message": sprintf("the pods that NetworkPolicy \"web\" selects may come from %s", [source]),
	"at": ["documents", "kubernetes", 0, "value", "spec", "podSelector"],
}}

test_does_not_know_what_may_come_from_elsewhere if {
	release := {"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "metadata": {"name": "a", "namespace": "shop"}}
	rendered_elsewhere := _repository(array.concat([_policy(_web)], [release]))
	dangling_networkpolicy.deny == set() with input as rendered_elsewhere
	found := dangling_networkpolicy.unknown with input as rendered_elsewhere
	found == _unknown("a chart, a base or an application that is not seen here")
	unread := object.union(_repository([_policy(_web)]), {"folders": {"": ["web.yaml", "more.yaml"]}})
	dangling_networkpolicy.deny == set() with input as unread
	unread_found := dangling_networkpolicy.unknown with input as unread
	unread_found == _unknown("more.yaml, which is not read as objects")
	dangling_networkpolicy.unknown == set() with input as object.union(_repository([_policy(_web)]), {"folders": {"": ["web.yaml"]}})
}

_rights(verbs) := [
	{
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "Role",
		"metadata": {"name": "hub", "namespace": "shop"},
		"rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": verbs}],
	},
	{
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "RoleBinding",
		"metadata": {"name": "hub", "namespace": "shop"},
		"roleRef": {"kind": "Role", "name": "hub"},
		"subjects": [{"kind": "ServiceAccount", "name": "hub", "namespace": "shop"}],
	},
]

test_does_not_know_what_a_workload_may_make_while_it_runs if {
	notebooks := _policy({"matchLabels": {"app": "jupyter", "component": "notebook"}})
	hub := object.union(_pod("shop", {"app": "jupyter", "component": "hub"}), {"spec": {"serviceAccountName": "hub"}})
	running := _repository(array.concat([notebooks, hub], _rights(["create", "delete"])))
	dangling_networkpolicy.deny == set() with input as running
	found := dangling_networkpolicy.unknown with input as running
	found == _unknown("Pod \"web\", whose account may create pods")
	every objects in [
		array.concat([notebooks, hub], _rights(["get", "list"])),
		array.concat([_policy({"matchLabels": {"app": "web"}}), hub], _rights(["create"])),
		array.concat([notebooks, _pod("shop", {"app": "jupyter"})], _rights(["create"])),
	] {
		dangling_networkpolicy.deny == {_finding} with input as _repository(objects)
		dangling_networkpolicy.unknown == set() with input as _repository(objects)
	}
}
