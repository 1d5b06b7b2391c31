package kubernetes.dangling_hpa_test

import data.kubernetes.dangling_hpa

_repository(objects) := {"documents": {"kubernetes": [{"path": "web.yaml", "labels": ["kubernetes"], "value": value} |
	some value in objects
]}}

_autoscaler(target) := {
	"apiVersion": "autoscaling/v2",
	"kind": "HorizontalPodAutoscaler",
	"metadata": {"name": "scaler", "namespace": "shop"},
	"spec": {"scaleTargetRef": target},
}

_web := {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}

_object(api, kind, name, namespace) := {
	"apiVersion": api,
	"kind": kind,
	"metadata": {"name": name, "namespace": namespace},
}

_finding := {
	"message": "HorizontalPodAutoscaler \"scaler\" scales Deployment \"web\", which the repository does not have",
	"at": ["documents", "kubernetes", 0, "value", "spec", "scaleTargetRef", "name"],
}

test_finds_autoscalers_without_a_workload if {
	dangling_hpa.deny == {_finding} with input as _repository([_autoscaler(_web)])
	every other in [
		_object("apps/v1", "Deployment", "api", "shop"),
		_object("apps/v1", "StatefulSet", "web", "shop"),
		_object("apps/v1", "Deployment", "web", "data"),
	] {
		dangling_hpa.deny == {_finding} with input as _repository([_autoscaler(_web), other])
	}
}

test_accepts_autoscalers_with_a_workload if {
	every namespace in ["shop", null] {
		dangling_hpa.deny == set() with input as _repository([
			_autoscaler(_web),
			_object("apps/v1", "Deployment", "web", namespace),
		])
	}
	dangling_hpa.deny == set() with input as _repository([
		_autoscaler({"kind": "Rollout", "name": "web"}),
		_object("argoproj.io/v1alpha1", "Rollout", "web", "shop"),
	])
}

test_accepts_workloads_that_come_from_elsewhere if {
	dangling_hpa.deny == set() with input as _repository([
		_autoscaler(object.union(_web, {"name": "web-worker"})),
		_object("example.com/v1", "Site", "web", "shop"),
	])
	dangling_hpa.deny == set() with input as _repository([
		_autoscaler(_web),
		_object("helm.toolkit.fluxcd.io/v2", "HelmRelease", "web", "shop"),
	])
	dangling_hpa.deny == set() with input as _repository([_autoscaler(object.union(_web, {"name": "${NAME}"}))])
}

test_accepts_autoscalers_without_a_target if {
	dangling_hpa.deny == set() with input as _repository([_autoscaler(null)])
	dangling_hpa.deny == set() with input as {"documents": {}}
}
