package kubernetes.topology_spread_test

import data.kubernetes.topology_spread

_repository(objects) := {"documents": {"kubernetes": documents}} if {
	documents := [document |
		some value in objects
		document := {"path": "web.yaml", "labels": _labels(value), "value": value}
	]
}

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.spec.template
} else := ["kubernetes"]

_workload(kind, replicas, spec) := {
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union(replicas, {"template": {
		"metadata": {"labels": {"app": "web"}},
		"spec": object.union({"containers": []}, spec),
	}}),
}

_own := {"labelSelector": {"matchLabels": {"app": "web"}}}

_foreign := {"labelSelector": {"matchLabels": {"app": "wep"}}}

_affinity(when, terms) := {"affinity": {"podAntiAffinity": {sprintf("%sDuringSchedulingIgnoredDuringExecution", [when]): terms}}}

_web(replicas, spec) := _repository([_workload("Deployment", replicas, spec)])

_autoscaler(spec) := {
	"kind": "HorizontalPodAutoscaler",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"scaleTargetRef": {"kind": "Deployment", "name": "web"}}, spec),
}

_finding(kind) := {
	"message": sprintf("%s \"web\" does not ask for its pods to be spread over nodes or zones", [kind]),
	"at": ["documents", "kubernetes", 0, "value", "spec", "template", "spec"],
}

test_finds_workloads_that_nothing_spreads if {
	every spec in [
		{},
		{"topologySpreadConstraints": []},
		{"topologySpreadConstraints": null},
		{"affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{}]}}},
		_affinity("required", []),
	] {
		topology_spread.deny == {_finding("Deployment")} with input as _web({"replicas": 3}, spec)
	}
	every kind in ["Deployment", "Rollout", "StatefulSet"] {
		topology_spread.deny == {_finding(kind)} with input as _repository([_workload(kind, {"replicas": 2}, {})])
	}
}

test_reads_the_namespaces_of_an_anti_affinity if {
	every namespaces in [["data"], ["data", "web"]] {
		elsewhere := _affinity("required", [object.union(_own, {"namespaces": namespaces})])
		count(topology_spread.deny) == 1 with input as _web({"replicas": 3}, elsewhere)
	}
	every rest in [
		{"namespaces": ["data", "shop"]}, {"namespaces": []}, {"namespaces": null}, {"namespaces": ["${NAMESPACE}"]},
		{"namespaces": ["data"], "namespaceSelector": {}},
	] {
		topology_spread.deny == set() with input as _web({"replicas": 3}, _affinity("required", [object.union(_own, rest)]))
	}
}

test_finds_workloads_that_keep_away_from_others_only if {
	every spec in [
		_affinity("preferred", [{"weight": 1, "podAffinityTerm": _foreign}]),
		_affinity("required", [_foreign, {}]),
	] {
		topology_spread.deny == {{
			"message": "Deployment \"web\" has a pod anti-affinity that does not select its own pods",
			"at": ["documents", "kubernetes", 0, "value", "spec", "template", "spec"],
		}} with input as _web({"replicas": 3}, spec)
	}
}

test_finds_constraints_that_select_nothing if {
	every constraints in [[{"maxSkew": 1}], [{"labelSelector": null}, {}]] {
		topology_spread.deny == {{
			"message": "Deployment \"web\" has a topology spread constraint without a labelSelector, which counts no pods",
			"at": ["documents", "kubernetes", 0, "value", "spec", "template", "spec"],
		}} with input as _web({"replicas": 3}, {"topologySpreadConstraints": constraints})
	}
}

test_finds_workloads_that_are_scaled if {
	topology_spread.deny == {_finding("Deployment")} with input as _repository([
		_workload("Deployment", {}, {}),
		_autoscaler({"minReplicas": 2}),
	])
	patch := {"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3}}
	topology_spread.deny == {_finding("Deployment")} with input as _repository([
		_workload("Deployment", {"replicas": 1}, {}),
		patch,
	])
}

test_finds_lists_with_nothing_in_them if {
	topology_spread.deny == {_finding("Deployment")} with input as _web({}, {"topologySpreadConstraints": []})
}

test_accepts_workloads_that_are_spread if {
	every spec in [
		{"topologySpreadConstraints": [_own]},
		{"topologySpreadConstraints": [{}, _own]},
		{"topologySpreadConstraints": [{"labelSelector": {"matchLabels": {"app": "{{ name }}"}}}]},
		object.union(_affinity("required", [_own]), {"topologySpreadConstraints": [{}]}),
		_affinity("required", [_foreign, _own]),
		_affinity("required", [{"labelSelector": {}}]),
		_affinity("required", [{"labelSelector": {"matchLabels": {"app": "${NAME}"}}}]),
		_affinity("preferred", [{"weight": 1, "podAffinityTerm": _own}]),
		_affinity("required", [_own]),
	] {
		topology_spread.deny == set() with input as _web({"replicas": 3}, spec)
	}
}

test_accepts_workloads_with_nothing_to_spread if {
	every replicas in [{"replicas": 1}, {"replicas": 0}, {"replicas": "${REPLICAS}"}, {}] {
		topology_spread.deny == set() with input as _web(replicas, {})
	}
	topology_spread.deny == set() with input as _repository([
		_workload("Deployment", {}, {}),
		_autoscaler({"maxReplicas": 3}),
	])
	topology_spread.deny == set() with input as _repository([{"kind": "Deployment", "spec": {"replicas": 3}}])
}

test_accepts_other_kinds if {
	topology_spread.deny == set() with input as _repository([_workload("DaemonSet", {"replicas": 3}, {})])
	topology_spread.deny == set() with input as {"documents": {}}
}

test_takes_constraints_of_any_shape if {
	topology_spread.deny == set() with input as _web({"replicas": 3}, {"topologySpreadConstraints": ["${var.constraint}"]})
	preferred := {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": ["${var.term}"]}}}
	count(topology_spread.deny) == 1 with input as _web({"replicas": 3}, preferred)
}
