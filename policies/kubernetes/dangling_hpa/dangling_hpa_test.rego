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

_unknown(source) := {{
	"message": sprintf("Deployment \"web\", which HorizontalPodAutoscaler \"scaler\" scales, may come from %s", [source]),
	"at": ["documents", "kubernetes", 0, "value", "spec", "scaleTargetRef", "name"],
}}

test_does_not_know_what_may_come_from_elsewhere if {
	release := {"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "metadata": {"name": "a", "namespace": "shop"}}
	rendered_elsewhere := _repository(array.concat([_autoscaler(_web)], [release]))
	dangling_hpa.deny == set() with input as rendered_elsewhere
	found := dangling_hpa.unknown with input as rendered_elsewhere
	found == _unknown("a chart, a base or an application that is not seen here")
	unread := object.union(_repository([_autoscaler(_web)]), {"folders": {"": ["web.yaml", "more.yaml"]}})
	dangling_hpa.deny == set() with input as unread
	unread_found := dangling_hpa.unknown with input as unread
	unread_found == _unknown("more.yaml, which is not read as objects")
	dangling_hpa.unknown == set() with input as object.union(_repository([_autoscaler(_web)]), {"folders": {"": ["web.yaml"]}})
}

test_does_not_know_a_target_whose_name_is_filled_in_later if {
	open := _repository([_autoscaler(_web), _object("apps/v1", "Deployment", "${var.name}", "shop")])
	dangling_hpa.deny == set() with input as open
	[finding.message | some finding in dangling_hpa.unknown] == ["Deployment \"web\", which HorizontalPodAutoscaler \"scaler\" scales, may come from Deployment \"${var.name}\", whose name is filled in later"] with input as open
	other := _repository([_autoscaler(_web), _object("apps/v1", "Deployment", "${var.name}-api", "shop")])
	dangling_hpa.deny == {_finding} with input as other
	dangling_hpa.unknown == set() with input as other
}

test_does_not_know_what_terraform_installs if {
	release := {"path": "main.tf", "value": {"resource": {"helm_release": {"web": [{"namespace": "shop"}]}}}}
	beside := object.union_n([_repository([_autoscaler(_web)]), {"documents": {
		"kubernetes": _repository([_autoscaler(_web)]).documents.kubernetes,
		"terraform": [release],
	}}])
	dangling_hpa.deny == set() with input as beside
	count(dangling_hpa.unknown) == 1 with input as beside
}

test_does_not_apply_where_nothing_makes_objects if {
	not dangling_hpa.applies with input as {"documents": {"terraform": [{"path": "main.tf", "value": {}}], "kubernetes": []}}
	dangling_hpa.applies with input as _repository([_autoscaler(_web)])
}
