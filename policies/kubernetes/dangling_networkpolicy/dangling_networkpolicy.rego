# METADATA
# title: NetworkPolicy that selects no pod
# description: >-
#   A NetworkPolicy selects pods by labels that no workload of the repository gives its pods, in the same namespace. It protects
#   nothing, and the pods that it was written for stay open, while a list of policies looks complete. Pods that an operator may
#   make count as there, and so do those of a namespace in which the repository runs nothing. Where a chart that is not rendered,
#   an application of a GitOps controller, a file that could not be read, or a workload with the right to create pods may make
#   them, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
#     description: NetworkPolicy, podSelector
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart, terraform]
#   needs_documents: true
#   remediation: >-
#     Compare `podSelector` with `spec.template.metadata.labels` of the workload, letter by letter, and the two namespaces: a policy
#     holds only in its own. Delete it where the workload is gone; waive it where the pods come from another repository.
#   controls:
#     nsa_cisa_1_2: [network-separation]
package kubernetes.dangling_networkpolicy

import data.lib.cluster
import data.lib.operators
import data.lib.selectors
import data.lib.unread_manifests

applies if cluster.there

deny contains {"message": message, "at": _at(policy)} if {
	some policy in _dangling
	count(_doubts(policy)) == 0
	not _of_others(policy, policy.value.spec.podSelector)
	message := sprintf("no workload in the repository has the labels that %s selects", [policy.title])
}

unknown contains {"message": message, "at": _at(policy)} if {
	some policy in _dangling
	doubts := sort(_doubts(policy))
	count(doubts) > 0
	message := sprintf("the pods that %s selects may come from %s", [policy.title, doubts[0]])
}

# What may make the pods and is not seen.
_doubts(policy) := unread_manifests.doubts(policy) | operators.makers(policy.namespace, selectors.wanted(policy.value.spec.podSelector))

# Policies for which no pod of the repository is seen.
_dangling := [policy |
	some policy in object.get(cluster.kinds, "NetworkPolicy", [])
	regex.match(`^(networking\.k8s\.io|extensions)/`, policy.value.apiVersion)
	selector := policy.value.spec.podSelector
	is_object(selector)
	not selectors.empty(selector)
	not selectors.unknown(selector)
	not _selects(selector, policy.namespace)
	not operators.makes_pods(policy.namespace, selectors.wanted(selector))
]

# The pods are somebody else's, unless the repository has such pods in a wrong place.
_of_others(policy, selector) if {
	cluster.among_others(policy)
	not _selects(selector, "")
}

_at(policy) := array.concat(policy.path, ["spec", "podSelector"])

_selects(selector, namespace) if {
	some pod in cluster.pods_like(selectors.wanted(selector), namespace)
	selectors.matches(selector, pod.labels)
}
