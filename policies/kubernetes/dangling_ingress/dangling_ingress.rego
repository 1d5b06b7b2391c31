# METADATA
# title: Ingress without a Service behind it
# description: >-
#   An Ingress sends requests to a Service that the repository does not have in the same namespace, or to a port that the Service
#   does not have. The controller answers 503 for that path, and nothing says so when the object is applied. Backends that an
#   operator may make count as there, and so do those of a namespace in which the repository runs nothing. Where a chart that is
#   not rendered, an application of a GitOps controller, or a file that could not be read may make them, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource
#     description: Ingress, backends
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart, terraform]
#   needs_documents: true
#   remediation: >-
#     Compare the backend with `metadata.name` and `spec.ports` of the Service: the port is that of the Service, not of the
#     container. An Ingress reaches only its own namespace; put it beside the Service, or waive it where the Service lives elsewhere.
package kubernetes.dangling_ingress

import data.lib.cluster
import data.lib.ingress
import data.lib.operators
import data.lib.unread_manifests

applies if cluster.there

deny contains {"message": message, "at": loose.at} if {
	some loose in _loose
	count(loose.doubts) == 0
	not _of_others(loose.ingress, loose.service)
	message := sprintf("%s %s", [loose.ingress.title, loose.reason])
}

unknown contains {"message": message, "at": loose.at} if {
	some loose in _loose
	count(loose.doubts) > 0
	message := sprintf("%s of %s may come from %s", [loose.what, loose.ingress.title, sort(loose.doubts)[0]])
}

# Backends that are not seen, or have no such port.
_loose := [loose |
	some object_ in object.get(cluster.kinds, "Ingress", [])
	ingress.is(object_.value)
	some backend in _backends(object_.value.spec)
	[reason, path, what] := _dangling(object_.namespace, backend)
	loose := {
		"ingress": object_,
		"service": backend.service,
		"reason": reason,
		"what": what,
		"doubts": _doubts(object_, backend.service),
		"at": array.concat(object_.path, path),
	}
]

# The Service is somebody else's, unless the repository has one of that name in a wrong place.
_of_others(object_, service) if {
	cluster.among_others(object_)
	not object_.namespace in _served
	count(cluster.named("Service", service, "")) == 0
}

_served := {service.namespace | some service in object.get(cluster.kinds, "Service", [])}

# A file that was not read says nothing of a Service that is seen.
_doubts(object_, service) := unread_manifests.elsewhere(object_.namespace) | open if {
	named := cluster.named("Service", service, object_.namespace)
	count(named) > 0
	open := {"what fills in its ports later" |
		some candidate in named
		some port in candidate.value.spec.ports
		some field in ["name", "port"]
		cluster.unknown(port[field])
	}
} else := unread_manifests.doubts_of(object_, "Service", service)

# Backends that name a Service: [{"service", "port", "path"}].
_backends(spec) := [backend |
	some [path, value] in array.concat(_defaults(spec), _rules(spec))
	backend := _service(value, path)
	not cluster.unknown(backend.service)
]

_defaults(spec) := [[["spec", field], spec[field]] |
	some field in ["backend", "defaultBackend"]
	is_object(spec[field])
]

_rules(spec) := [[["spec", "rules", index, "http", "paths", place, "backend"], entry.backend] |
	some index, rule in spec.rules
	some place, entry in rule.http.paths
	is_object(entry.backend)
]

_service(backend, path) := {
	"service": backend.service.name,
	"port": object.get(backend.service, ["port", "number"], object.get(backend.service, ["port", "name"], null)),
	"path": array.concat(path, ["service", "name"]),
} if {
	is_string(backend.service.name)
} else := {
	"service": backend.serviceName,
	"port": object.get(backend, "servicePort", null),
	"path": array.concat(path, ["serviceName"]),
} if {
	is_string(backend.serviceName)
}

_dangling(namespace, backend) := [reason, backend.path, sprintf("Service %q", [backend.service])] if {
	services := cluster.named("Service", backend.service, namespace)
	count(services) == 0
	backend.port != "use-annotation"
	backend.service != "kubernetes"
	not operators.makes_named(namespace, backend.service)
	reason := sprintf("sends requests to Service %q, which the repository does not have", [backend.service])
} else := [reason, backend.path, sprintf("port %v of Service %q", [backend.port, backend.service])] if {
	services := cluster.named("Service", backend.service, namespace)
	count(services) > 0
	count([service | some service in services; _may_have(object.get(service.value, "spec", null), backend.port)]) == 0
	reason := sprintf("sends requests to port %v of Service %q, which has no such port", [backend.port, backend.service])
}

_may_have(_, port) if port in {null, "use-annotation"}

_may_have(_, port) if cluster.unknown(sprintf("%v", [port]))

_may_have(spec, _) if count([port | some port in spec.ports]) == 0

_may_have(spec, _) if spec.type == "ExternalName"

_may_have(spec, port) if {
	some entry in spec.ports
	some field in ["name", "port"]
	sprintf("%v", [entry[field]]) == sprintf("%v", [port])
}
