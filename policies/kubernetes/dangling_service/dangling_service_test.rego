package kubernetes.dangling_service_test

import data.kubernetes.dangling_service

_service(metadata, spec) := {"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": spec}

_deployment(namespace, labels) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"template": {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "web"}]}}},
}

_repository(objects) := {"files": {}, "documents": {"kubernetes": [document |
	some object_ in objects
	document := {"path": "deploy/web.yaml", "index": 0, "labels": _labels(object_), "value": object_}
]}}

_labels(object_) := ["kubernetes", "kubernetes/workload"] if {
	object_.kind in {"Deployment", "Pod"}
} else := ["kubernetes"]

_custom(api, kind, spec) := {
	"apiVersion": api,
	"kind": kind,
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": spec,
}

_finding(index) := {
	"message": "no workload in the repository has the labels that Service \"web\" selects",
	"at": ["documents", "kubernetes", index, "value", "spec", "selector"],
}

_doubt(index, source) := {
	"message": sprintf("the pods that Service \"web\" selects may come from %s", [source]),
	"at": ["documents", "kubernetes", index, "value", "spec", "selector"],
}

_web := {"selector": {"app": "web"}}

test_finds_services_that_select_nothing if {
	dangling_service.deny == {_finding(1)} with input as _repository([
		_deployment("shop", {"app": "website"}),
		_service({"name": "web", "namespace": "shop"}, _web),
	])
	dangling_service.deny == {_finding(0)} with input as _repository([_service({"name": "web"}, _web)])
}

test_finds_services_in_another_namespace if {
	dangling_service.deny == {_finding(1)} with input as _repository([
		_deployment("shop", {"app": "web"}),
		_service({"name": "web", "namespace": "prod"}, _web),
	])
}

test_accepts_services_in_a_namespace_of_others if {
	dangling_service.deny == set() with input as _repository([
		_deployment("shop", {"app": "website"}),
		_service({"name": "web", "namespace": "prod"}, _web),
	])
	dangling_service.deny == {_finding(1)} with input as _repository([
		_deployment("", {"app": "website"}),
		_service({"name": "web", "namespace": "prod"}, _web),
	])
	dangling_service.deny == {_finding(0)} with input as _repository([_service({"name": "web", "namespace": "default"}, _web)])
}

test_accepts_services_that_were_read_out_of_a_cluster if {
	metadata := {"name": "web", "namespace": "shop", "uid": "5f9f5e6c-32f8-4d2f-b1a4-4a5f3d4a1f31"}
	dangling_service.deny == set() with input as _repository([
		_deployment("shop", {"app": "website"}),
		_service(metadata, _web),
	])
}

test_accepts_services_with_a_workload if {
	dangling_service.deny == set() with input as _repository([
		_deployment("shop", {"app": "web", "tier": "frontend"}),
		_service({"name": "web", "namespace": "shop"}, _web),
	])
}

test_accepts_services_whose_namespace_is_filled_in_later if {
	dangling_service.deny == set() with input as _repository([
		_deployment("shop", {"app": "web"}),
		_service({"name": "web"}, _web),
	])
}

test_accepts_services_of_a_bare_pod if {
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"app": "web"}}, "spec": {}}
	dangling_service.deny == set() with input as _repository([pod, _service({"name": "web"}, _web)])
}

test_accepts_services_without_a_selector if {
	dangling_service.deny == set() with input as _repository([
		_service({"name": "a"}, {}),
		_service({"name": "b"}, {"selector": {}}),
		_service({"name": "c"}, {"type": "ExternalName", "selector": {"app": "web"}}),
		_service({"name": "d"}, {"selector": {"app": "{{ .Release.Name }}"}}),
		{"apiVersion": "serving.knative.dev/v1", "kind": "Service", "metadata": {"name": "e"}, "spec": _web},
	])
}

test_accepts_services_of_pods_that_an_operator_makes if {
	labels := {"podMetadata": {"labels": {"app": "web", "team": "shop"}}}
	every case_ in [
		[_custom("example.com/v1", "Cache", labels), {"app": "web"}],
		[_custom("monitoring.coreos.com/v1", "Prometheus", {}), {"prometheus": "main"}],
		[_custom("kafka.strimzi.io/v1beta2", "Kafka", {}), {"strimzi.io/cluster": "main", "strimzi.io/kind": "Kafka"}],
		[
			_custom("monitoring.coreos.com/v1", "Alertmanager", {}),
			{"app.kubernetes.io/instance": "main", "app.kubernetes.io/name": "alertmanager"},
		],
	] {
		dangling_service.deny == set() with input as _repository([
			case_[0],
			_service({"name": "web", "namespace": "shop"}, {"selector": case_[1]}),
		])
	}
}

test_finds_services_that_only_share_a_name_with_a_custom_resource if {
	every case_ in [
		[_custom("monitoring.coreos.com/v1", "ServiceMonitor", {}), {"app": "main"}, "shop"],
		[_custom("monitoring.coreos.com/v1", "Prometheus", {}), {"prometheus": "main"}, "prod"],
		[_custom("gateway.networking.k8s.io/v1", "Gateway", {}), {"gateway": "main"}, "shop"],
	] {
		dangling_service.deny == {_finding(1)} with input as _repository([
			case_[0],
			_service({"name": "web", "namespace": case_[2]}, {"selector": case_[1]}),
			_deployment(case_[2], {"app": "web"}),
		])
	}
}

test_accepts_services_of_the_control_plane if {
	every selector in [{"component": "kube-scheduler"}, {"k8s-app": "kube-dns"}] {
		objects := [_service({"name": "web", "namespace": "kube-system"}, {"selector": selector})]
		dangling_service.deny == set() with input as _repository(objects)
	}
	dangling_service.deny == {_finding(1)} with input as _repository([
		_deployment("shop", {"app": "web"}),
		_service({"name": "web", "namespace": "shop"}, {"selector": {"component": "kube-scheduler"}}),
	])
}

test_does_not_know_where_pods_may_come_from_elsewhere if {
	service := _service({"name": "web", "namespace": "shop"}, _web)
	release := _custom("helm.toolkit.fluxcd.io/v2", "HelmRelease", {})
	asked := _repository([_deployment("shop", {"app": "website"}), service, release])
	dangling_service.deny == set() with input as asked
	dangling_service.unknown == {_doubt(1, "a chart, a base or an application that is not seen here")} with input as asked
}

test_does_not_know_where_a_file_could_not_be_read if {
	objects := [_deployment("shop", {"app": "website"}), _service({"name": "web", "namespace": "shop"}, _web)]
	every case_ in [
		[{"deploy": ["web.yaml", "search.yaml"]}, "deploy/search.yaml"],
		[{"deploy": ["web.yaml"], "templates": ["search.yaml.j2", "x.yaml.j2"]}, "templates/search.yaml.j2"],
	] {
		asked := object.union(_repository(objects), {"folders": case_[0]})
		dangling_service.deny == set() with input as asked
		dangling_service.unknown == {_doubt(1, sprintf("%s, which is not read as objects", [case_[1]]))} with input as asked
	}
	asked := object.union(_repository(objects), {"folders": {"deploy": ["web.yaml"]}})
	dangling_service.deny == {_finding(1)} with input as asked
	dangling_service.unknown == set() with input as asked
}

test_knows_of_services_with_a_workload if {
	objects := [_deployment("shop", {"app": "web"}), _service({"name": "web", "namespace": "shop"}, _web)]
	dangling_service.unknown == set() with input as object.union(
		_repository(objects),
		{"folders": {"deploy": ["web.yaml", "search.yaml"]}},
	)
}

test_accepts_repositories_without_objects if {
	dangling_service.deny == set() with input as {"files": {}, "documents": {}}
	dangling_service.deny == set() with input as {"kind": "Service", "spec": _web}
}
