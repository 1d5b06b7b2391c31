# METADATA
# title: Route without a Service behind it
# description: >-
#   A route of the Gateway API sends requests to a Service that the repository does not have in that namespace, or to a
#   port that the Service does not have. The gateway answers 500, or drops the connection, and nothing says so when the
#   object is applied. Backends of other kinds, backends that an operator may make or whose weight is 0, and those of a
#   namespace in which the repository runs nothing count as there. Where a chart that is not rendered, an application of
#   a GitOps controller, or a file that could not be read may make them, the answer is unknown.
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/api-types/httproute/#backendrefs-optional
#     description: Gateway API, HTTPRoute, backendRefs
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart, terraform]
#   needs_documents: true
#   remediation: >-
#     Compare `name`, `namespace` and `port` of the backend with the Service: the port is that of the Service, not of
#     the container. A Service of another namespace needs a ReferenceGrant there.
package kubernetes.dangling_gateway_backend

import data.lib.cluster
import data.lib.operators
import data.lib.unread_manifests

applies if cluster.there

deny contains {"message": message, "at": loose.at} if {
	some loose in _loose
	count(loose.doubts) == 0
	not _is_of_others(loose)
	message := sprintf("%s %s", [loose.route.title, loose.reason])
}

unknown contains {"message": message, "at": loose.at} if {
	some loose in _loose
	count(loose.doubts) > 0
	message := sprintf("%s of %s may come from %s", [loose.what, loose.route.title, sort(loose.doubts)[0]])
}

# Backends that are not seen, or have no such port.
_loose := [loose |
	some backend in _backends
	[reason, what, field] := _dangling(backend)
	loose := object.union(backend, {
		"reason": reason,
		"what": what,
		"doubts": _doubts(backend),
		"at": array.concat(backend.at, [field]),
	})
]

# Backends that name a Service: [{"route", "service", "namespace", "port", "at"}].
_backends := [backend |
	some kind in ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"]
	some route in object.get(cluster.kinds, kind, [])
	is_string(route.value.apiVersion)
	startswith(route.value.apiVersion, "gateway.networking.k8s.io/")
	some index, rule in route.value.spec.rules
	some place, reference in rule.backendRefs
	_names_a_service(reference)

	# Nothing is sent to one that waits for its share.
	object.get(reference, "weight", 1) != 0
	namespace := object.get(reference, "namespace", route.namespace)
	is_string(namespace)
	not cluster.unknown(namespace)
	backend := {
		"route": route,
		"service": reference.name,
		"namespace": namespace,
		"port": object.get(reference, "port", null),
		"at": array.concat(route.path, ["spec", "rules", index, "backendRefs", place]),
	}
]

_names_a_service(reference) if {
	is_string(reference.name)
	not cluster.unknown(reference.name)
	object.get(reference, "kind", "Service") in {"Service", null}
	object.get(reference, "group", "") in {"", null}
}

_dangling(backend) := [reason, sprintf("Service %q", [backend.service]), "name"] if {
	count(_services(backend)) == 0
	not operators.makes_named(backend.namespace, backend.service)
	reason := sprintf("sends requests to Service %q, which the repository does not have", [backend.service])
} else := [reason, sprintf("port %v of Service %q", [backend.port, backend.service]), "port"] if {
	count(_services(backend)) > 0
	count([service | some service in _services(backend); _may_have(object.get(service.value, "spec", null), backend.port)]) == 0
	reason := sprintf("sends requests to port %v of Service %q, which has no such port", [backend.port, backend.service])
}

_services(backend) := cluster.named("Service", backend.service, backend.namespace)

_may_have(_, port) if not is_number(port)

_may_have(spec, _) if count([port | some port in spec.ports]) == 0

_may_have(spec, _) if spec.type == "ExternalName"

_may_have(spec, port) if {
	some entry in spec.ports
	sprintf("%v", [entry.port]) == sprintf("%v", [port])
}

# The Service is somebody else's, unless the repository has one of that name in a wrong place.
_is_of_others(backend) if {
	cluster.among_others(_there(backend))
	not backend.namespace in _served
	count(cluster.named("Service", backend.service, "")) == 0
}

_served := {service.namespace | some service in object.get(cluster.kinds, "Service", [])}

# Where the route would stand in the namespace of its backend.
_there(backend) := {"namespace": backend.namespace, "file": backend.route.file}

# A file that was not read says nothing of a Service that is seen.
_doubts(backend) := unread_manifests.elsewhere(backend.namespace) | open if {
	count(_services(backend)) > 0
	open := {"what fills in its ports later" |
		some service in _services(backend)
		some port in service.value.spec.ports
		cluster.unknown(port.port)
	}
} else := unread_manifests.doubts_of(_there(backend), "Service", backend.service)
