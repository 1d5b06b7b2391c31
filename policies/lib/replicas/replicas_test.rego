package lib.replicas_test

import data.lib.replicas

_document(labels, value) := {"path": "web.yaml", "labels": labels, "value": value}

_workload(kind, spec) := _document(["kubernetes", "kubernetes/workload"], {
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
})

_web := _workload("Deployment", {"template": {"spec": {}}})

_other(kind, spec) := _document(["kubernetes"], {
	"kind": kind,
	"metadata": {"name": "scaler", "namespace": "shop"},
	"spec": spec,
})

_target(kind) := {"scaleTargetRef": {"kind": kind, "name": "web"}}

_elsewhere(kustomizations, documents) if {
	some workload in replicas.workloads with input as {"documents": {
		"kubernetes": documents,
		"kustomization": kustomizations,
	}}
	replicas.decided_elsewhere(workload) with input as {"documents": {
		"kubernetes": documents,
		"kustomization": kustomizations,
	}}
}

test_sees_workloads_with_a_template if {
	kinds := [workload.kind | some workload in replicas.workloads] with input as {"documents": {"kubernetes": [
		_web,
		_workload("StatefulSet", {"template": {"spec": {}}}),
		_workload("DaemonSet", {"template": {"spec": {}}}),
		_workload("Deployment", {"replicas": 3}),
		_document(["kubernetes", "kubernetes/patch"], _web.value),
	]}}
	kinds == ["Deployment", "StatefulSet"]
}

test_finds_the_autoscaler if {
	repository := {"documents": {"kubernetes": [
		_web,
		_other("HorizontalPodAutoscaler", object.union(_target("Deployment"), {"minReplicas": 2})),
		_other("HorizontalPodAutoscaler", _target("Deployment")),
		_other("HorizontalPodAutoscaler", _target("StatefulSet")),
	]}}
	bounds := [replicas.lower_bound(autoscaler) |
		some workload in replicas.workloads
		some autoscaler in replicas.autoscalers(workload)
	] with input as repository
	bounds == [2, 1]
}

test_knows_who_else_decides if {
	_elsewhere([], [_web, _other("ScaledObject", {"scaleTargetRef": {"name": "web"}})])
	_elsewhere([{"value": {"replicas": [{"name": "web", "count": 3}]}}], [_web])
	_elsewhere([], [_web, _workload("Deployment", {"replicas": 3})])
	not _elsewhere([], [_web, _workload("Deployment", {"replicas": 1})])
	not _elsewhere([], [_web, _workload("StatefulSet", {"replicas": 3})])
	not _elsewhere([{"value": {"replicas": [{"name": "api", "count": 3}]}}], [_web])
}
