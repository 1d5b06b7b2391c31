# METADATA
# title: Service without a workload
# description: >-
#   A Service selects pods by labels that no workload of the repository gives its pods, in the same namespace. It has no
#   endpoints, so every call to it fails, and nothing says so when it is applied. Services without a selector, ExternalName
#   Services and objects without a namespace of their own (Helm and Kustomize fill it in) are judged with care.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
#     description: Service, selectors
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices
#     description: Debug Services
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes]
#   needs_documents: true
#   remediation: >-
#     Compare the selector with `spec.template.metadata.labels` of the workload, letter by letter; a renamed `app` label is the
#     usual reason. Delete the Service where the workload is gone; waive it where an operator makes the pods.
package kubernetes.dangling_service

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some index, document in _documents
	_selects(document.value)
	selector := document.value.spec.selector
	namespace := _namespace(document.value)
	count([pod |
		some pod in _pods
		_reachable(namespace, pod.namespace)
		object.subset(pod.labels, selector)
	]) == 0
	message := sprintf("no workload in the repository has the labels that Service %q selects", [document.value.metadata.name])
	at := ["documents", "kubernetes", index, "value", "spec", "selector"]
}

_documents := input.documents.kubernetes

_selects(service) if {
	service.kind == "Service"
	service.apiVersion == "v1"
	object.get(service.spec, "type", "ClusterIP") != "ExternalName"
	is_object(service.spec.selector)
	count(service.spec.selector) > 0
	count([value |
		some key, value in service.spec.selector
		regex.match(`\{\{|\$\{`, sprintf("%v%v", [key, value]))
	]) == 0
}

_pods := [pod |
	some document in _documents
	is_object(document.value)
	some entry in _templates(document.value)
	pod := {"namespace": _namespace(document.value), "labels": _labels(entry)}
]

_templates(object_) := [object_] if {
	object_.kind == "Pod"
} else := [entry.template | some entry in kubernetes.pod_templates(object_)]

_labels(template) := template.metadata.labels if {
	is_object(template.metadata.labels)
} else := {}

# An object without a namespace goes wherever it is applied to.
_namespace(object_) := object_.metadata.namespace if {
	is_string(object_.metadata.namespace)
	not regex.match(`\{\{|\$\{`, object_.metadata.namespace)
} else := ""

_reachable(a, b) if a == b

_reachable("", _)

_reachable(_, "")
