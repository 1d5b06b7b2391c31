# METADATA
# title: Service without a workload
# description: >-
#   A Service selects pods by labels that no workload of the repository gives its pods, in the same namespace. It has no
#   endpoints, so every call to it fails, and nothing says so when it is applied. Services without a selector, ExternalName
#   Services and objects without a namespace of their own (Helm and Kustomize fill it in) are judged with care; pods of the
#   control plane, and pods that an operator may make, count as there. So do those of a namespace in which the repository runs
#   nothing. Where a chart that is not rendered, an application of a GitOps controller, or a template or file that could not be
#   read may make the pods, the answer is unknown.
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
#   documents: [kubernetes, kustomization, helm_chart, terraform]
#   needs_documents: true
#   remediation: >-
#     Compare the selector with `spec.template.metadata.labels` of the workload, letter by letter; a renamed `app` label is the
#     usual reason. Delete the Service where the workload is gone; waive it where an operator makes the pods.
package kubernetes.dangling_service

import data.lib.cluster
import data.lib.operators
import data.lib.selectors
import data.lib.unread_manifests

applies if cluster.there

deny contains {"message": message, "at": lonely.at} if {
	some lonely in _lonely
	count(unread_manifests.doubts(lonely.service)) == 0
	message := sprintf("no workload in the repository has the labels that %s selects", [lonely.service.title])
}

unknown contains {"message": message, "at": lonely.at} if {
	some lonely in _lonely
	doubts := sort(unread_manifests.doubts(lonely.service))
	count(doubts) > 0
	message := sprintf("the pods that %s selects may come from %s", [lonely.service.title, doubts[0]])
}

# Services for which no pod of the repository is seen, where there should be one.
_lonely := [{"service": service, "at": array.concat(service.path, ["spec", "selector"])} |
	some service in object.get(cluster.kinds, "Service", [])
	service.value.apiVersion == "v1"
	object.get(service.value, ["spec", "type"], "ClusterIP") != "ExternalName"
	selector := service.value.spec.selector
	is_object(selector)
	count(selector) > 0
	not selectors.unknown(selector)
	not _selects(selector, service.namespace)
	not operators.makes_pods(service.namespace, selector)
	not _of_a_sample(service)
	not _of_others(service, selector)
]

_selects(selector, namespace) if {
	some pod in cluster.pods_like(selector, namespace)
	selectors.equals(selector, pod.labels)
}

# What was read out of a cluster has a uid, which only the API server gives. Its pods did not come along.
_of_a_sample(service) if service.value.metadata.uid

# The pods are somebody else's, unless the repository has such pods in a wrong place.
_of_others(service, selector) if {
	cluster.among_others(service)
	not _selects(selector, "")
}
