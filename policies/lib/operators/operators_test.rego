package lib.operators_test

import data.lib.operators

_repository(api, kind, spec) := {"documents": {"kubernetes": [{"path": "a.yaml", "labels": ["kubernetes"], "value": {
	"apiVersion": api,
	"kind": kind,
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": spec,
}}]}}

test_knows_pods_by_the_labels_that_operators_give if {
	every case_ in [
		["example.com/v1", "Cache", {"podMetadata": {"labels": {"app": "web"}}}, {"app": "web"}],
		["monitoring.coreos.com/v1", "Prometheus", {}, {"prometheus": "main"}],
		["kafka.strimzi.io/v1beta2", "Kafka", {}, {"strimzi.io/cluster": "main"}],
		["example.com/v1", "Cache", {}, {"app.kubernetes.io/instance": "main", "app.kubernetes.io/name": "cache"}],
	] {
		operators.makes_pods("shop", case_[3]) with input as _repository(case_[0], case_[1], case_[2])
		operators.makes_pods("", case_[3]) with input as _repository(case_[0], case_[1], case_[2])
		not operators.makes_pods("data", case_[3]) with input as _repository(case_[0], case_[1], case_[2])
	}
}

test_takes_no_other_object_for_an_operator_s if {
	every case_ in [
		["monitoring.coreos.com/v1", "ServiceMonitor", {"servicemonitor": "main"}],
		["gateway.networking.k8s.io/v1", "Gateway", {"gateway": "main"}],
		["io/v1", "Kafka", {"strimzi.io/cluster": "main"}],
		["v1", "ConfigMap", {"configmap": "main"}],
	] {
		not operators.makes_pods("shop", case_[2]) with input as _repository(case_[0], case_[1], {})
	}
	not operators.makes_pods("shop", {"app": "main"}) with input as _repository("example.com/v1", "Cache", {})
}

test_knows_objects_by_name if {
	operators.makes_named("shop", "main") with input as _repository("example.com/v1", "Cache", {})
	operators.makes_named("shop", "main-headless") with input as _repository("example.com/v1", "Cache", {})
	operators.makes_named("shop", "cache-main") with input as _repository("example.com/v1", "Cache", {})
	not operators.makes_named("shop", "mainframe") with input as _repository("example.com/v1", "Cache", {})
	not operators.makes_named("data", "main") with input as _repository("example.com/v1", "Cache", {})
}

test_knows_the_control_plane if {
	operators.makes_pods("kube-system", {"component": "kube-scheduler"})
	operators.makes_pods("kube-system", {"k8s-app": "kube-dns"})
	not operators.makes_pods("shop", {"component": "kube-scheduler"})
}
