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

_several(documents) if {
	repository := {"documents": {"kubernetes": documents}}
	some workload in replicas.workloads with input as repository
	replicas.several(workload) with input as repository
}

test_knows_who_has_several_pods if {
	scaler := _other("HorizontalPodAutoscaler", object.union(_target("Deployment"), {"minReplicas": 2}))
	three := _workload("Deployment", {"replicas": 3, "template": {"spec": {}}})
	_several([three])
	_several([_web, scaler])
	_several([_web, _workload("Deployment", {"replicas": 3})])
	_several([_web, _workload("Deployment", {"replicas": 3, "template": {"spec": {"containers": [{"name": "web"}]}}})])
	_several([_web, _other("ScaledObject", {"scaleTargetRef": {"name": "web"}, "minReplicaCount": 2})])
	not _several([_web, _other("ScaledObject", {"scaleTargetRef": {"name": "web"}})])
	not _several([_web])
	not _several([_web, _other("HorizontalPodAutoscaler", _target("Deployment"))])
	not _several([three, _other("HorizontalPodAutoscaler", _target("Deployment"))])
	every value in [null, 0, 1, "${REPLICAS}"] {
		not _several([_workload("Deployment", {"replicas": value, "template": {"spec": {}}})])
	}
}

test_knows_the_counts_of_a_kustomization if {
	every case_ in [["web", 3, 1], ["web", 1, 0], ["api", 3, 0]] {
		repository := {"documents": {
			"kubernetes": [_web],
			"kustomization": [{"path": "kustomization.yaml", "value": {"replicas": [{"name": case_[0], "count": case_[1]}]}}],
		}}
		found := [workload | some workload in replicas.workloads; replicas.several(workload)] with input as repository
		count(found) == case_[2]
	}
}

test_takes_a_copy_for_another_workload if {
	full := {"spec": {"containers": [{"name": "web", "image": "web:1"}]}}
	repository := {"documents": {"kubernetes": [
		_workload("Deployment", {"template": full}),
		_workload("Deployment", {"replicas": 3, "template": full}),
	]}}
	indices := [workload.index | some workload in replicas.workloads; replicas.several(workload)] with input as repository
	indices == [1]
}
