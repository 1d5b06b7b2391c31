package kubernetes.pdb_test

import data.kubernetes.pdb

_repository(objects) := {"documents": {"kubernetes": documents}} if {
	documents := [document |
		some value in objects
		document := {"path": "web.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": value}
	]
}

_workload(kind, spec) := {
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": []}}}, spec),
}

_web := _workload("Deployment", {"replicas": 3})

_budget(api, namespace, selector) := {
	"apiVersion": api,
	"kind": "PodDisruptionBudget",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"maxUnavailable": 1, "selector": selector},
}

_autoscaler(spec) := {
	"kind": "HorizontalPodAutoscaler",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"scaleTargetRef": {"kind": "Deployment", "name": "web"}}, spec),
}

_finding(kind) := {
	"message": sprintf("no PodDisruptionBudget covers the pods of %s \"web\"", [kind]),
	"at": ["documents", "kubernetes", 0, "value", "spec", "template", "spec"],
}

_doubt(message) := {"message": message, "at": _finding("Deployment").at}

test_finds_workloads_without_a_budget if {
	every kind in ["Deployment", "StatefulSet"] {
		pdb.deny == {_finding(kind)} with input as _repository([_workload(kind, {"replicas": 2})])
	}
}

test_finds_budgets_for_others if {
	every budget in [
		_budget("policy/v1", "shop", {"matchLabels": {"app": "api"}}),
		_budget("policy/v1", "shop", {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api"]}]}),
		_budget("policy/v1", "shop", null),
		_budget("policy/v1", "data", {"matchLabels": {"app": "web"}}),
		_budget("policy/v1beta1", "shop", {}),
	] {
		pdb.deny == {_finding("Deployment")} with input as _repository([_web, budget])
	}
}

_amount(amount) := object.union(
	object.remove(_covering, ["spec"]),
	{"spec": object.union({"selector": {"matchLabels": {"app": "web"}}}, amount)},
)

_covering := _budget("policy/v1", "shop", {"matchLabels": {"app": "web"}})

test_finds_budgets_that_let_all_pods_go if {
	every amount in [{"minAvailable": 0}, {"minAvailable": "0"}, {"minAvailable": "0%"}, {"maxUnavailable": "100%"}] {
		pdb.deny == {_finding("Deployment")} with input as _repository([_web, _amount(amount)])
	}
	every amount in [{"minAvailable": 1}, {"minAvailable": "10%"}, {"maxUnavailable": 1}, {"maxUnavailable": "50%"}, {}] {
		pdb.deny == set() with input as _repository([_web, _amount(amount)])
	}
}

test_finds_workloads_that_an_autoscaler_keeps_at_several if {
	pdb.deny == {_finding("Deployment")} with input as _repository([
		_workload("Deployment", {"replicas": 1}),
		_autoscaler({"minReplicas": 2}),
	])
}

test_accepts_budgets_that_cover_the_pods if {
	every budget in [
		_budget("policy/v1", "shop", {"matchLabels": {"app": "web"}}),
		_budget("policy/v1", "", {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web", "api"]}]}),
		_budget("policy/v1", "shop", {}),
	] {
		pdb.deny == set() with input as _repository([_web, budget])
	}
}

test_finds_workloads_that_a_patch_scales if {
	patch := {"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3}}
	pdb.deny == {_finding("Deployment")} with input as _repository([_workload("Deployment", {"replicas": 1}), patch])
}

test_finds_workloads_that_the_budget_beside_them_misses if {
	budget := _budget("policy/v1", "data", {"matchLabels": {"app": "web"}})
	pdb.deny == {_finding("Deployment")} with input as _repository([_workload("Deployment", {}), budget])
	pdb.deny == set() with input as _repository([_workload("Deployment", {"replicas": 1}), budget])
	pdb.deny == set() with input as {"documents": {"kubernetes": [
		{"path": "a/web.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": _workload("Deployment", {})},
		{"path": "b/budget.yaml", "labels": ["kubernetes"], "value": budget},
	]}}
}

test_accepts_workloads_with_one_pod if {
	every spec in [{"replicas": 1}, {"replicas": 0}, {}] {
		pdb.deny == set() with input as _repository([_workload("Deployment", spec)])
	}
	pdb.deny == set() with input as _repository([_workload("Deployment", {}), _autoscaler({"maxReplicas": 3})])
}

test_accepts_what_comes_from_elsewhere if {
	release := {
		"apiVersion": "helm.toolkit.fluxcd.io/v2",
		"kind": "HelmRelease",
		"metadata": {"name": "budgets", "namespace": "shop"},
	}
	pdb.deny == set() with input as _repository([_web, release])
	unseen := "a PodDisruptionBudget for Deployment \"web\" may come from a chart, a base or an application that is not seen here"
	pdb.unknown == {_doubt(unseen)} with input as _repository([_web, release])
	later := _budget("policy/v1", "shop", {"matchLabels": {"app": "${APP}"}})
	pdb.deny == set() with input as _repository([_web, later])
	filled := "what a PodDisruptionBudget beside Deployment \"web\" selects is filled in later"
	pdb.unknown == {_doubt(filled)} with input as _repository([_web, later])
}

test_accepts_other_kinds if {
	pdb.deny == set() with input as _repository([_workload("DaemonSet", {}), _workload("Job", {})])
	pdb.deny == set() with input as {"documents": {}}
}

test_finds_workloads_beside_a_chart_that_nothing_installs if {
	chart := {"helm_chart": [{"path": "charts/db/Chart.yaml", "value": {"name": "db"}}]}
	documents := object.union(_repository([_web]), {"documents": chart})
	pdb.deny == {_finding("Deployment")} with input as documents
	pdb.unknown == set() with input as documents
}

_beside(path, charts) := {"documents": {
	"kubernetes": array.concat(
		_repository([_web]).documents.kubernetes,
		[{"path": path, "labels": ["kubernetes"], "value": _budget("policy/v1", "shop", {})}],
	),
	"helm_chart": [{"path": sprintf("charts/%s/Chart.yaml", [name]), "value": {"name": name}} | some name in charts],
}}

test_does_not_know_whether_what_another_chart_brings_is_applied if {
	repository := object.union(_beside("charts/db/templates/all.yaml", ["db"]), {"facts": {"rendered_charts": ["charts/db"]}})
	pdb.deny == set() with input as repository
	message := "whether PodDisruptionBudget \"web\" of another chart is applied beside Deployment \"web\" is not seen here"
	pdb.unknown == {_doubt(message)} with input as repository
}

test_what_examples_show_guards_nothing if {
	pdb.deny == {_finding("Deployment")} with input as _beside("docs/examples/all.yaml", [])
	pdb.deny == set() with input as _beside("deploy/all.yaml", [])
	every path in ["docs/examples/all.yaml", "deploy/all.yaml"] {
		pdb.unknown == set() with input as _beside(path, [])
	}
}
