package kubernetes.service_nodeport_test

import data.kubernetes.service_nodeport

_denied(object_) := findings if {
	parameters := {"allowed": ["edge"]}
	findings := service_nodeport.deny with input as object_ with data.karat.parameters as parameters
}

_service(name, spec) := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name}, "spec": spec}

test_finds_node_ports if {
	_denied(_service("web", {"type": "NodePort"})) == {{
		"message": "Service \"web\" opens a port on every node",
		"at": ["spec", "type"],
	}}
}

test_accepts_other_types if {
	every spec in [{}, {"type": "ClusterIP"}, {"type": "LoadBalancer"}, {"type": "ExternalName"}, null] {
		_denied(_service("web", spec)) == set()
	}
}

test_accepts_allowed_services if {
	_denied(_service("edge", {"type": "NodePort"})) == set()
}

test_accepts_other_kinds if {
	_denied({"apiVersion": "serving.knative.dev/v1", "kind": "Service", "spec": {"type": "NodePort"}}) == set()
}

test_does_not_know_a_type_that_is_filled_in_later if {
	_denied(_service("web", {"type": "${var.type}"})) == set()
	_unknown(_service("web", {"type": "${var.type}"})) == {{
		"message": "the type of Service \"web\" comes from ${var.type}, which is filled in later",
		"at": ["spec", "type"],
	}}
	_unknown(_service("web", {"type": "${TYPE:-ClusterIP}"})) == set()
	_unknown(_service("edge", {"type": "${var.type}"})) == set()
	_unknown(_service("web", {"type": "NodePort"})) == set()
}

_unknown(object_) := findings if {
	findings := service_nodeport.unknown with input as object_ with data.karat.parameters as {"allowed": ["edge"]}
}
