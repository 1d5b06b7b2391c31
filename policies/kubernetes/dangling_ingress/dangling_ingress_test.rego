package kubernetes.dangling_ingress_test

import data.kubernetes.dangling_ingress

_repository(objects) := {"documents": {"kubernetes": [{"path": "web.yaml", "labels": _labels(value), "value": value} |
	some value in objects
]}}

_labels(value) := ["kubernetes", "kubernetes/workload"] if {
	value.kind == "Deployment"
} else := ["kubernetes"]

_deployment := {
	"kind": "Deployment",
	"metadata": {"name": "api", "namespace": "shop"},
	"spec": {"template": {"spec": {"containers": []}}},
}

_ingress(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "shop", "namespace": "shop"},
	"spec": spec,
}

_rule(backend) := {"rules": [{"host": "a.example", "http": {"paths": [{"path": "/", "backend": backend}]}}]}

_to(name, port) := {"service": {"name": name, "port": port}}

_service(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": spec,
}

_finding(reason, path) := {
	"message": sprintf("Ingress \"shop\" sends requests to %s", [reason]),
	"at": array.concat(["documents", "kubernetes", 0, "value", "spec"], path),
}

_missing := "Service \"web\", which the repository does not have"

_backend := ["rules", 0, "http", "paths", 0, "backend"]

test_finds_backends_without_a_service if {
	path := array.concat(_backend, ["service", "name"])
	every others in [[_deployment], [_service("data", {})]] {
		objects := array.concat([_ingress(_rule(_to("web", {"number": 80})))], others)
		dangling_ingress.deny == {_finding(_missing, path)} with input as _repository(objects)
	}
	dangling_ingress.deny == {_finding(_missing, ["defaultBackend", "service", "name"])} with input as _repository([
		_ingress({"defaultBackend": _to("web", {"number": 80})}),
		_deployment,
	])
}

test_finds_old_backends_without_a_service if {
	backend := {"serviceName": "web", "servicePort": 80}
	old := {"apiVersion": "extensions/v1beta1"}
	path := array.concat(_backend, ["serviceName"])
	dangling_ingress.deny == {_finding(_missing, path)} with input as _repository([
		object.union(_ingress(_rule(backend)), old),
		_deployment,
	])
	dangling_ingress.deny == {_finding(_missing, ["backend", "serviceName"])} with input as _repository([
		object.union(_ingress({"backend": backend}), old),
		_deployment,
	])
}

test_finds_ports_that_the_service_does_not_have if {
	path := array.concat(_backend, ["service", "name"])
	service := _service("shop", {"ports": [{"name": "http", "port": 80, "targetPort": 8080}]})
	every case_ in [[{"number": 8080}, 8080], [{"name": "web"}, "web"]] {
		reason := sprintf("port %v of Service \"web\", which has no such port", [case_[1]])
		dangling_ingress.deny == {_finding(reason, path)} with input as _repository([
			_ingress(_rule(_to("web", case_[0]))),
			service,
		])
	}
}

test_accepts_backends_with_a_service if {
	every port in [{"number": 80}, {"name": "http"}, {}, {"name": "${PORT}"}, {"name": "use-annotation"}] {
		dangling_ingress.deny == set() with input as _repository([
			_ingress(_rule(_to("web", port))),
			_service("", {"ports": [{"name": "http", "port": 80}]}),
		])
	}
	every spec in [{}, {"type": "ExternalName", "ports": [{"port": 443}]}] {
		dangling_ingress.deny == set() with input as _repository([
			_ingress(_rule(_to("web", {"number": 80}))),
			_service("shop", spec),
		])
	}
}

test_accepts_services_in_a_namespace_of_others if {
	ingress := _ingress(_rule(_to("web", {"number": 80})))
	dangling_ingress.deny == set() with input as _repository([ingress])
	api := object.union(_service("shop", {}), {"metadata": {"name": "api"}})
	count(dangling_ingress.deny) == 1 with input as _repository([ingress, api])
	count(dangling_ingress.deny) == 1 with input as _repository([ingress, _service("data", {})])
}

test_accepts_backends_that_are_no_service if {
	dangling_ingress.deny == set() with input as _repository([
		_ingress(_rule({"resource": {"kind": "StorageBucket", "name": "web"}})),
		_ingress(_rule(_to("redirect", {"name": "use-annotation"}))),
		_ingress(_rule(_to("kubernetes", {"number": 443}))),
		_ingress(_rule(_to("{{ name }}", {"number": 80}))),
		_ingress({}),
		_ingress(null),
	])
}

test_accepts_services_that_come_from_elsewhere if {
	ingress := _ingress(_rule(_to("web", {"number": 80})))
	every other in [
		{"apiVersion": "example.com/v1", "kind": "Site", "metadata": {"name": "web", "namespace": "shop"}},
		{"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "metadata": {"name": "a", "namespace": "shop"}},
	] {
		dangling_ingress.deny == set() with input as _repository([ingress, other])
	}
}

test_accepts_other_kinds if {
	foreign := {"apiVersion": "config.openshift.io/v1", "kind": "Ingress", "metadata": {"name": "a"}, "spec": {}}
	dangling_ingress.deny == set() with input as _repository([foreign, _service("shop", {})])
	dangling_ingress.deny == set() with input as {"documents": {}}
}

_unknown(source) := {{
	"message": sprintf("Service \"web\" of Ingress \"shop\" may come from %s", [source]),
	"at": array.concat(["documents", "kubernetes", 0, "value", "spec"], array.concat(_backend, ["service", "name"])),
}}

test_does_not_know_what_may_come_from_elsewhere if {
	release := {"apiVersion": "helm.toolkit.fluxcd.io/v2", "kind": "HelmRelease", "metadata": {"name": "a", "namespace": "shop"}}
	rendered_elsewhere := _repository(array.concat([_ingress(_rule(_to("web", {"number": 80})))], [release]))
	dangling_ingress.deny == set() with input as rendered_elsewhere
	found := dangling_ingress.unknown with input as rendered_elsewhere
	found == _unknown("a chart, a base or an application that is not seen here")
	unread := object.union(_repository([_ingress(_rule(_to("web", {"number": 80})))]), {"folders": {"": ["web.yaml", "more.yaml"]}})
	dangling_ingress.deny == set() with input as unread
	unread_found := dangling_ingress.unknown with input as unread
	unread_found == _unknown("more.yaml, which is not read as objects")
	dangling_ingress.unknown == set() with input as object.union(_repository([_ingress(_rule(_to("web", {"number": 80})))]), {"folders": {"": ["web.yaml"]}})
}

test_knows_the_ports_of_a_service_that_is_seen if {
	objects := [_ingress(_rule(_to("web", {"number": 80}))), _service("shop", {"ports": [{"port": 8080}]})]
	asked := object.union(_repository(objects), {"folders": {"": ["web.yaml", "more.yaml"]}})
	count(dangling_ingress.deny) == 1 with input as asked
	dangling_ingress.unknown == set() with input as asked
}

test_does_not_know_services_whose_names_are_filled_in_later if {
	ingress := _ingress(_rule({"service": {"name": "web", "port": {"number": 80}}}))
	service := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "${var.name}", "namespace": "shop"}, "spec": {}}
	dangling_ingress.deny == set() with input as _repository([ingress, service, _deployment])
	count(dangling_ingress.unknown) == 1 with input as _repository([ingress, service, _deployment])
	other := object.union(service, {"metadata": {"name": "${var.name}-api"}})
	count(dangling_ingress.deny) == 1 with input as _repository([ingress, other, _deployment])
}

test_does_not_know_ports_that_are_filled_in_later if {
	ingress := _ingress(_rule({"service": {"name": "web", "port": {"number": 80}}}))
	dangling_ingress.deny == set() with input as _repository([ingress, _serving("${var.port}"), _deployment])
	[finding.message | some finding in dangling_ingress.unknown] == ["port 80 of Service \"web\" of Ingress \"shop\" may come from what fills in its ports later"] with input as _repository([ingress, _serving("${var.port}"), _deployment])
	count(dangling_ingress.deny) == 1 with input as _repository([ingress, _serving(8080), _deployment])
	dangling_ingress.unknown == set() with input as _repository([ingress, _serving(80), _deployment])
}

_serving(port) := {
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"ports": [{"port": port}]},
}
