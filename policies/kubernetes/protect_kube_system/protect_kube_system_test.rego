package kubernetes.protect_kube_system_test

import data.kubernetes.protect_kube_system

_pod(metadata, spec) := {
	"kind": "Pod",
	"metadata": object.union({"name": "web", "namespace": "kube-system"}, metadata),
	"spec": object.union({"containers": [{"name": "web", "image": "web:1.0"}]}, spec),
}

_denied(object_) := findings if {
	parameters := {"allowed": ["agent"]}
	findings := protect_kube_system.deny with input as object_ with data.karat.parameters as parameters
}

test_finds_workloads_in_system_namespaces if {
	every namespace in ["kube-node-lease", "kube-public", "kube-system"] {
		_denied(_pod({"namespace": namespace}, {})) == {{
			"message": sprintf("Pod \"web\" runs in the namespace %s", [namespace]),
			"at": ["metadata", "namespace"],
		}}
	}
	_denied(_pod({}, {"priorityClassName": "high"})) != set()
}

test_accepts_other_namespaces if {
	every namespace in ["shop", "default", null] {
		_denied(_pod({"namespace": namespace}, {})) == set()
	}
	_denied({"kind": "Pod", "metadata": {"name": "web"}, "spec": {}}) == set()
}

test_accepts_parts_of_the_cluster if {
	_denied(_pod({}, {"priorityClassName": "system-node-critical"})) == set()
	_denied(_pod({"labels": {"tier": "control-plane"}}, {})) == set()
	_denied(_pod({"labels": {"kubernetes.io/cluster-service": "true"}}, {})) == set()
	_denied(_pod({"labels": {"addonmanager.kubernetes.io/mode": "Reconcile"}}, {})) == set()
	template := {"metadata": {"labels": {"tier": "control-plane"}}, "spec": {"containers": []}}
	_denied({
		"kind": "DaemonSet",
		"metadata": {"name": "proxy", "namespace": "kube-system"},
		"spec": {"template": template},
	}) == set()
	every image in [
		"registry.k8s.io/metrics-server/metrics-server:v0.7.2",
		"602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon-k8s-cni:v1.19.0",
	] {
		_denied(_pod({}, {"containers": [{"name": "main", "image": image}]})) == set()
	}
}

test_accepts_allowed_workloads if {
	_denied(_pod({"name": "agent"}, {})) == set()
}

test_accepts_other_kinds if {
	_denied({"kind": "ConfigMap", "metadata": {"name": "web", "namespace": "kube-system"}}) == set()
}
