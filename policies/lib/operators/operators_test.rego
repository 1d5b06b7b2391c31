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
		["example.com/v1", "Cache", {}, {"app.kubernetes.io/instance": "main", "app.kubernetes.io/name": "cache"}],
		["kubevirt.io/v1", "VirtualMachine", {"template": {"metadata": {"labels": {"app": "vm"}}}}, {"app": "vm"}],
		["rabbitmq.com/v1beta1", "RabbitmqCluster", {}, {"app.kubernetes.io/name": "main"}],
		["monitoring.coreos.com/v1", "ThanosRuler", {}, {"app.kubernetes.io/name": "thanos-ruler"}],
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
		["example.com/v1", "Cache", {"app.kubernetes.io/instance": "other", "app.kubernetes.io/name": "cache"}],
		["v1", "ConfigMap", {"configmap": "main"}],
	] {
		not operators.makes_pods("shop", case_[2]) with input as _repository(case_[0], case_[1], {})
	}
	not operators.makes_pods("shop", {"app": "main"}) with input as _repository("example.com/v1", "Cache", {})
}

test_knows_objects_by_name if {
	operators.makes_named("shop", "kafka") with input as _repository("kafka.strimzi.io/v1beta2", "Kafka", {})
	operators.makes_named("shop", "minio") with input as _repository("minio.min.io/v2", "Tenant", {})
	not operators.makes_named("shop", "min") with input as _repository("minio.min.io/v2", "Tenant", {})
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

_deployment(labels) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": {"template": {"metadata": {"labels": labels}, "spec": {"serviceAccountName": "main"}}},
}

_documents(values) := {"documents": {"kubernetes": [document |
	some value in values
	document := {"path": "a.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": value}
]}}

test_knows_labels_of_automation_by_their_prefix if {
	every key in ["longhorn.io/component", "strimzi.io/cluster"] {
		operators.makes_pods("shop", {key: "main"}) with input as _documents([_deployment({"app": "web"})])
		not operators.makes_pods("shop", {key: "main"}) with input as _documents([_deployment({key: "web"})])
	}
	every key in ["app", "app.kubernetes.io/name"] {
		not operators.makes_pods("shop", {key: "main"}) with input as _documents([_deployment({"tier": "web"})])
	}
}

_role(kind, rule) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": kind,
	"metadata": {"name": "main", "namespace": "shop"},
	"rules": [rule],
}

_binding(kind, account) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": sprintf("%sBinding", [kind]),
	"metadata": {"name": "main", "namespace": "shop"},
	"roleRef": {"kind": kind, "name": "main"},
	"subjects": [{"kind": "ServiceAccount", "name": account, "namespace": "shop"}],
}

_labelling := {"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "patch"]}

test_knows_pods_that_label_themselves if {
	leader := {"app": "main", "role": "leader"}
	every kind in ["ClusterRole", "Role"] {
		rights := [_role(kind, _labelling), _binding(kind, "main")]
		objects := array.concat(rights, [_deployment({"app": "main"})])
		operators.makes_pods("shop", leader) with input as _documents(objects)
		not operators.makes_pods("data", leader) with input as _documents(objects)
		not operators.makes_pods("shop", {"role": "leader"}) with input as _documents(objects)
		not operators.makes_pods("shop", leader) with input as _documents(array.concat(
			rights,
			[_deployment({"app": "main", "role": "follower"})],
		))
	}
	every rights in [
		[],
		[_role("Role", object.union(_labelling, {"verbs": ["get", "list"]})), _binding("Role", "main")],
		[_role("Role", object.union(_labelling, {"resources": ["services"]})), _binding("Role", "main")],
		[_role("Role", _labelling), _binding("Role", "other")],
	] {
		not operators.makes_pods("shop", leader) with input as _documents(array.concat(
			rights,
			[_deployment({"app": "main"})],
		))
	}
}
