package kubernetes.dangling_gateway_backend_test

import data.kubernetes.dangling_gateway_backend

_repository(objects) := {"documents": {"kubernetes": [{"path": "web.yaml", "labels": _labels(value), "value": value} |
	some value in objects
]}}

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.kind == "Deployment"
} else := ["kubernetes"]

_deployment := {
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": {"containers": []}}},
}

_route(kind, reference) := {
	"apiVersion": "gateway.networking.k8s.io/v1",
	"kind": kind,
	"metadata": {"name": "shop", "namespace": "shop"},
	"spec": {"rules": [{"backendRefs": [reference]}]},
}

_service(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": spec,
}

_at := ["documents", "kubernetes", 0, "value", "spec", "rules", 0, "backendRefs", 0, "name"]

_missing(kind) := {{
	"message": sprintf("%s \"shop\" sends requests to Service \"web\", which the repository does not have", [kind]),
	"at": _at,
}}

test_finds_backends_without_a_service if {
	every kind in ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"] {
		dangling_gateway_backend.deny == _missing(kind) with input as _repository([_route(kind, {"name": "web", "port": 80}), _deployment])
	}
	dangling_gateway_backend.deny == _missing("HTTPRoute") with input as _repository([
		_route("HTTPRoute", {"name": "web", "port": 80}),
		_service("data", {}),
	])
	elsewhere := {"name": "web", "namespace": "data", "port": 80}
	dangling_gateway_backend.deny == _missing("HTTPRoute") with input as _repository([
		_route("HTTPRoute", elsewhere),
		_service("shop", {}),
	])
}

test_finds_ports_that_the_service_does_not_have if {
	dangling_gateway_backend.deny == {{
		"message": "HTTPRoute \"shop\" sends requests to port 8080 of Service \"web\", which has no such port",
		"at": ["documents", "kubernetes", 0, "value", "spec", "rules", 0, "backendRefs", 0, "port"],
	}} with input as _repository([_route("HTTPRoute", {"name": "web", "port": 8080}), _service("shop", {"ports": [{"port": 80}]})])
}

test_accepts_backends_with_a_service if {
	every spec in [{"ports": [{"port": 80}]}, {}, {"type": "ExternalName", "ports": [{"port": 1}]}, null] {
		dangling_gateway_backend.deny == set() with input as _repository([
			_route("HTTPRoute", {"name": "web", "port": 80}),
			_service("shop", spec),
		])
	}
	other := {"name": "web", "namespace": "data", "port": 80}
	dangling_gateway_backend.deny == set() with input as _repository([_route("HTTPRoute", other), _service("data", {})])
}

test_accepts_backends_that_are_no_services_or_not_known if {
	every reference in [
		{"name": "web", "kind": "ServiceImport", "group": "multicluster.x-k8s.io"}, {"name": "${NAME}"}, {"port": 80}, null,
		{"name": "web", "namespace": "${NAMESPACE}"}, {"name": ["web"]},
		{"name": "web", "port": 80, "weight": 0},
	] {
		dangling_gateway_backend.deny == set() with input as _repository([_route("HTTPRoute", reference), _deployment])
	}
	foreign := object.union(_route("HTTPRoute", {"name": "web"}), {"apiVersion": "example.com/v1"})
	dangling_gateway_backend.deny == set() with input as _repository([foreign, _deployment])
}

test_accepts_a_namespace_in_which_the_repository_runs_nothing if {
	dangling_gateway_backend.deny == set() with input as _repository([_route("HTTPRoute", {"name": "web", "port": 80})])
}

test_does_not_know_what_comes_from_elsewhere if {
	release := {
		"apiVersion": "helm.toolkit.fluxcd.io/v2",
		"kind": "HelmRelease",
		"metadata": {"name": "web", "namespace": "shop"},
	}
	objects := [_route("HTTPRoute", {"name": "frontend", "port": 80}), _deployment, release]
	dangling_gateway_backend.deny == set() with input as _repository(objects)
	count(dangling_gateway_backend.unknown) == 1 with input as _repository(objects)
	open := [_route("HTTPRoute", {"name": "web", "port": 80}), _service("shop", {"ports": [{"port": "${PORT}"}]})]
	dangling_gateway_backend.deny == set() with input as _repository(open)
	count(dangling_gateway_backend.unknown) == 1 with input as _repository(open)
}

test_applies_where_there_are_objects if {
	dangling_gateway_backend.applies with input as _repository([_deployment])
	not dangling_gateway_backend.applies with input as {"documents": {}}
}
