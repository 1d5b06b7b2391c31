# METADATA
# title: Service without a workload
# description: >-
#   A Service selects pods by labels that no workload of the repository gives its pods, in the same namespace. It has no
#   endpoints, so every call to it fails, and nothing says so when it is applied. Services without a selector, ExternalName
#   Services and objects without a namespace of their own (Helm and Kustomize fill it in) are judged with care; pods of the
#   control plane, and pods that an operator makes for a custom resource of the repository, count as there.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
#     description: Service, selectors
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices
#     description: Debug Services
#   - ref: https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/
#     description: kubeadm, labels of the control plane's pods
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
	not _control_plane(namespace, selector)
	not _operated(namespace, selector)
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
	some label in document.labels
	label in {"kubernetes/patch", "kubernetes/workload"}
	some entry in _templates(document.value)
	pod := {"namespace": _namespace(document.value), "labels": _labels(entry)}
]

_templates(object_) := [object_] if {
	object_.kind == "Pod"
} else := [entry.template | some entry in kubernetes.pod_templates(object_)]

# What the cluster itself runs in kube-system: kubeadm's static pods, its DNS and its proxy.
_control_plane("kube-system", selector) if {
	selector.component in {"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler"}
}

_control_plane("kube-system", selector) if selector["k8s-app"] in {"kube-dns", "kube-proxy"}

# Custom resources that an operator may make pods of.
_resources := [resource |
	some document in _documents
	is_string(document.value.apiVersion)
	is_string(document.value.kind)
	is_string(document.value.metadata.name)
	[group, _] := split(document.value.apiVersion, "/")
	contains(group, ".")
	not endswith(group, ".k8s.io")
	resource := {
		"group": group,
		"kind": lower(document.value.kind),
		"name": document.value.metadata.name,
		"namespace": _namespace(document.value),
		"labels": object.get(document.value, ["spec", "podMetadata", "labels"], null),
	}
]

_operated(namespace, selector) if {
	some resource in _resources
	_reachable(namespace, resource.namespace)
	_chosen(resource, selector)
}

# Operators pass labels on to the pods, or name the resource in a label of theirs: `prometheus: main` for a Prometheus,
# `strimzi.io/cluster: main` for one of kafka.strimzi.io, or the recommended labels.
_chosen(resource, selector) if {
	is_object(resource.labels)
	object.subset(resource.labels, selector)
}

_chosen(resource, selector) if {
	some key, value in selector
	value == resource.name
	_named_after(resource, key)
}

_chosen(resource, selector) if {
	selector["app.kubernetes.io/instance"] == resource.name
	selector["app.kubernetes.io/name"] == resource.kind
}

_named_after(resource, key) if key == resource.kind

_named_after(resource, key) if {
	[domain, _] := split(key, "/")
	contains(domain, ".")
	some [long, short] in [[resource.group, domain], [domain, resource.group]]
	endswith(sprintf(".%s", [long]), sprintf(".%s", [short]))
}

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
