package kubernetes.replicas_test

import data.kubernetes.replicas

_repository(objects) := {"documents": {"kubernetes": documents}} if {
	documents := [document |
		some value in objects
		document := {"path": "web.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": value}
	]
}

_workload(kind, spec) := {
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"template": {"spec": {"containers": []}}}, spec),
}

_autoscaler(namespace, spec) := {
	"kind": "HorizontalPodAutoscaler",
	"metadata": {"name": "scaler", "namespace": namespace},
	"spec": object.union({"scaleTargetRef": {"kind": "Deployment", "name": "web"}}, spec),
}

_one(path) := {
	"message": "Deployment \"web\" has one replica",
	"at": array.concat(["documents", "kubernetes", 0, "value"], path),
}

_down(path) := {
	"message": "HorizontalPodAutoscaler \"scaler\" may bring Deployment \"web\" down to one replica",
	"at": array.concat(["documents", "kubernetes", 1, "value"], path),
}

test_finds_deployments_with_one_replica if {
	replicas.deny == {_one(["spec"])} with input as _repository([_workload("Deployment", {})])
	replicas.deny == {_one(["spec"])} with input as _repository([_workload("Deployment", {"replicas": null})])
	replicas.deny == {_one(["spec", "replicas"])} with input as _repository([_workload("Deployment", {"replicas": 1})])
	replicas.deny == {_one(["spec"])} with input as _repository([
		_workload("Deployment", {}),
		_autoscaler("data", {"minReplicas": 2}),
	])
}

test_finds_autoscalers_that_go_down_to_one if {
	replicas.deny == {_down(["spec"])} with input as _repository([
		_workload("Deployment", {"replicas": 3}),
		_autoscaler("shop", {"maxReplicas": 5}),
	])
	replicas.deny == {_down(["spec", "minReplicas"])} with input as _repository([
		_workload("Deployment", {}),
		_autoscaler("shop", {"minReplicas": 1}),
	])
}

test_accepts_more_replicas if {
	every spec in [{"replicas": 2}, {"replicas": 0}, {"replicas": "${REPLICAS}"}, {"strategy": {"type": "Recreate"}}] {
		replicas.deny == set() with input as _repository([_workload("Deployment", spec)])
	}
	every spec in [{"minReplicas": 2}, {"minReplicas": "${MIN}"}] {
		replicas.deny == set() with input as _repository([_workload("Deployment", {}), _autoscaler("shop", spec)])
	}
}

test_accepts_counts_that_are_decided_elsewhere if {
	replicas.deny == set() with input as _repository([
		_workload("Deployment", {}),
		{
			"kind": "Deployment",
			"metadata": {"name": "web"},
			"spec": {"replicas": 3},
		},
	])
}

test_accepts_other_kinds if {
	replicas.deny == set() with input as _repository([
		_workload("StatefulSet", {}),
		_workload("DaemonSet", {}),
		{"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"paused": true}},
	])
	replicas.deny == set() with input as {"documents": {}}
}

test_does_not_know_numbers_that_are_filled_in_later if {
	open := _repository([_workload("Deployment", {"replicas": "${var.replicas}"})])
	replicas.deny == set() with input as open
	[finding.at | some finding in replicas.unknown] == [["documents", "kubernetes", 0, "value", "spec", "replicas"]] with input as open
	scaled := _repository([_workload("Deployment", {}), _autoscaler("shop", {"minReplicas": "${var.least}"})])
	replicas.deny == set() with input as scaled
	[finding.at | some finding in replicas.unknown] == [["documents", "kubernetes", 1, "value", "spec", "minReplicas"]] with input as scaled
	every known in [
		[_workload("Deployment", {"replicas": "${REPLICAS:-2}"})],
		[_workload("StatefulSet", {"replicas": "${var.replicas}"})],
		[_workload("Deployment", {"replicas": "${var.replicas}"}), _autoscaler("shop", {"minReplicas": 2})],
	] {
		replicas.unknown == set() with input as _repository(known)
	}
}

test_does_not_know_whom_an_autoscaler_scales_that_is_filled_in_later if {
	target := {"kind": "Deployment", "name": "${kubernetes_deployment.web.metadata[0].name}"}
	open := _repository([_workload("Deployment", {}), _autoscaler("shop", {"scaleTargetRef": target})])
	replicas.deny == set() with input as open
	count(replicas.unknown) == 1 with input as open
	elsewhere := _repository([_workload("Deployment", {}), _autoscaler("data", {"scaleTargetRef": target})])
	count(replicas.deny) == 1 with input as elsewhere
	replicas.unknown == set() with input as elsewhere
	named := object.union(_workload("Deployment", {}), {"metadata": {"name": "${var.name}"}})
	replicas.deny == set() with input as _repository([named, _autoscaler("shop", {})])
}
