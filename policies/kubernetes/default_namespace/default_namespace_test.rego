package kubernetes.default_namespace_test

import data.kubernetes.default_namespace

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.kind in {"Deployment", "Pod"}
} else := ["kubernetes"]

_documents(objects) := [{"path": "deploy/web.yaml", "labels": _labels(value), "value": value} | some value in objects]

_repository(objects) := {"documents": {"kubernetes": _documents(objects)}}

_object(kind, name, namespace) := {"kind": kind, "metadata": object.union({"name": name}, namespace)}

_finding(title, reason, path) := {
	"message": sprintf("%s %s", [title, reason]),
	"at": array.concat(["documents", "kubernetes", 0, "value"], path),
}

test_finds_objects_in_default if {
	every kind in ["Deployment", "Service", "ConfigMap", "ServiceAccount"] {
		default_namespace.deny == {_finding(
			sprintf("%s \"web\"", [kind]),
			"is in the namespace default",
			["metadata", "namespace"],
		)} with input as _repository([_object(kind, "web", {"namespace": "default"})])
	}
}

test_finds_objects_without_a_namespace if {
	every namespace in [{}, {"namespace": ""}, {"namespace": null}] {
		default_namespace.deny == {_finding(
			"Pod \"web\"",
			"names no namespace, and goes into default unless it is applied with one",
			["metadata"],
		)} with input as _repository([_object("Pod", "web", namespace)])
	}
	default_namespace.deny == {_finding(
		"Pod",
		"names no namespace, and goes into default unless it is applied with one",
		[],
	)} with input as _repository([{"kind": "Pod"}])
}

test_accepts_objects_in_a_namespace if {
	every namespace in ["shop", "{{ .Release.Namespace }}"] {
		default_namespace.deny == set() with input as _repository([_object("Pod", "web", {"namespace": namespace})])
	}
}

test_asks_no_patch if {
	every kind in ["Service", "ServiceAccount"] {
		default_namespace.deny == set() with input as {"documents": {"kubernetes": [{
			"path": "prod/web.yaml",
			"labels": ["kubernetes", "kubernetes/patch"],
			"value": _object(kind, "web", {}),
		}]}}
	}
}

test_accepts_samples_and_data_of_tests if {
	every path in ["examples/web.yaml", "pkg/testdata/web.yaml"] {
		default_namespace.deny == set() with input as {"documents": {"kubernetes": [{
			"path": path,
			"labels": ["kubernetes", "kubernetes/workload"],
			"value": _object("Pod", "web", {}),
		}]}}
	}
}

test_accepts_objects_that_are_placed_later if {
	documents := _documents([_object("Pod", "web", {})])
	default_namespace.deny == set() with input as {"documents": {
		"kubernetes": documents,
		"kustomization": [{"path": "kustomization.yaml", "value": {"namespace": "shop", "resources": ["deploy/web.yaml"]}}],
	}}
	default_namespace.deny == set() with input as {"documents": {
		"kubernetes": documents,
		"helm_chart": [{"path": "deploy/Chart.yaml", "value": {}}],
	}}
	default_namespace.deny == set() with input as _repository([
		_object("Pod", "web", {}),
		{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {}},
	])
}

test_finds_objects_that_others_do_not_place if {
	finding := _finding(
		"Pod \"web\"",
		"names no namespace, and goes into default unless it is applied with one",
		["metadata"],
	)
	default_namespace.deny == {finding} with input as {"documents": {
		"kubernetes": _documents([_object("Pod", "web", {})]),
		"kustomization": [{"path": "other/kustomization.yaml", "value": {"namespace": "shop", "resources": ["web.yaml"]}}],
	}}
	default_namespace.deny == {finding} with input as _repository([
		_object("Pod", "web", {}),
		{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "spec": {"source": {"path": "other"}}},
	])
}

test_does_not_know_namespaces_that_come_later if {
	documents := {"documents": {
		"kubernetes": _documents([_object("Pod", "web", {}), _object("Pod", "api", {"namespace": "shop"})]),
		"kustomization": [{"path": "deploy/kustomization.yaml", "value": {"namespace": "${NS}", "resources": ["web.yaml"]}}],
	}}
	default_namespace.deny == set() with input as documents
	default_namespace.unknown == {{
		"message": "the namespace that Pod \"web\" is applied to is filled in later, or named by a controller",
		"at": ["documents", "kubernetes", 0, "value", "metadata"],
	}} with input as documents
}

test_accepts_what_belongs_there_or_nowhere if {
	default_namespace.deny == set() with input as _repository([
		_object("Namespace", "shop", {}),
		_object("ClusterRole", "web", {}),
		_object("Service", "kubernetes", {"namespace": "default"}),
		_object("ServiceAccount", "default", {"namespace": "default"}),
		_object("NetworkPolicy", "deny", {"namespace": "default"}),
		_object("Role", "reader", {"namespace": "default"}),
	])
	default_namespace.deny == set() with input as {"documents": {}}
}

_holder(version, kind) := {"path": "app.yaml", "labels": ["kubernetes", "kubernetes/workload"], "value": {
	"apiVersion": version,
	"kind": kind,
	"metadata": {"name": "app"},
}}

test_accepts_what_holds_manifests_of_others if {
	default_namespace.deny == set() with input as {"documents": {"kubernetes": [
		_holder("apiextensions.crossplane.io/v1", "Composition"),
		_holder("kyverno.io/v1", "ClusterPolicy"),
	]}}
	count(default_namespace.deny) == 2 with input as {"documents": {"kubernetes": [
		_holder("argoproj.io/v1alpha1", "Rollout"),
		_holder("shop.acme.com/v1", "Composition"),
	]}}
}
