package kubernetes.pdb_min_available_greater_than_hpa_min_replicas_test

import data.kubernetes.pdb_min_available_greater_than_hpa_min_replicas

_repository(objects) := {"documents": {"kubernetes": [{"path": "web.yaml", "labels": _labels(value), "value": value} |
	some value in objects
]}}

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.kind == "Deployment"
} else := ["kubernetes"]

_web := {
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": []}}},
}

_budget(spec) := {
	"kind": "PodDisruptionBudget",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"selector": {"matchLabels": {"app": "web"}}}, spec),
}

_autoscaler(spec) := {
	"kind": "HorizontalPodAutoscaler",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"scaleTargetRef": {"kind": "Deployment", "name": "web"}}, spec),
}

_finding(wanted, least) := {{
	"message": sprintf("PodDisruptionBudget \"web\" wants %v pods of Deployment \"web\", of which HorizontalPodAutoscaler \"web\" keeps %v at least", [wanted, least]),
	"at": ["documents", "kubernetes", 1, "value", "spec", "minAvailable"],
}}

test_finds_budgets_above_the_lower_bound if {
	every case_ in [[10, {"minReplicas": 5}, 5], [2, {}, 1], ["150%", {"minReplicas": 10}, 10]] {
		pdb_min_available_greater_than_hpa_min_replicas.deny == _finding(case_[0], case_[2]) with input as _repository([
			_web,
			_budget({"minAvailable": case_[0]}),
			_autoscaler(case_[1]),
		])
	}
}

test_compares_with_the_best_of_several_autoscalers if {
	best := object.union(_autoscaler({"minReplicas": 5}), {"metadata": {"name": "best"}})
	[finding.message | some finding in pdb_min_available_greater_than_hpa_min_replicas.deny] == [concat(" ", [
		`PodDisruptionBudget "web" wants 10 pods of Deployment "web",`,
		`of which HorizontalPodAutoscaler "best" keeps 5 at least`,
	])] with input as _repository([_web, _budget({"minAvailable": 10}), _autoscaler({}), best])
	every other in [{"minReplicas": 1}, {"minReplicas": "${MIN}"}] {
		pdb_min_available_greater_than_hpa_min_replicas.deny == set() with input as _repository([
			_web,
			_budget({"minAvailable": 3}),
			_autoscaler(other),
			best,
		])
	}
}

test_accepts_budgets_below_it if {
	every spec in [
		{"minAvailable": 5}, {"minAvailable": 1}, {"maxUnavailable": 5}, {"minAvailable": "50%"}, {"minAvailable": "${MIN}"},
		{"minAvailable": null}, {"minAvailable": 9, "selector": {"matchLabels": {"app": "other"}}},
		{"minAvailable": 9, "selector": null}, {"minAvailable": 9, "selector": {"matchLabels": {"app": "${APP}"}}},
	] {
		pdb_min_available_greater_than_hpa_min_replicas.deny == set() with input as _repository([
			_web,
			_budget(spec),
			_autoscaler({"minReplicas": 5}),
		])
	}
}

test_accepts_other_autoscalers if {
	every spec in [
		{"scaleTargetRef": {"kind": "Deployment", "name": "other"}, "minReplicas": 1}, {"minReplicas": "${MIN}"},
		{"scaleTargetRef": null},
	] {
		pdb_min_available_greater_than_hpa_min_replicas.deny == set() with input as _repository([
			_web,
			_budget({"minAvailable": 5}),
			_autoscaler(spec),
		])
	}
	pdb_min_available_greater_than_hpa_min_replicas.deny == set() with input as _repository([_web, _budget({"minAvailable": 5})])
}

test_applies_where_there_are_objects if {
	pdb_min_available_greater_than_hpa_min_replicas.applies with input as _repository([_web])
	not pdb_min_available_greater_than_hpa_min_replicas.applies with input as {"documents": {}}
}
