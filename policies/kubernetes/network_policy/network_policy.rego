# METADATA
# title: Pods that no NetworkPolicy selects
# description: >-
#   No NetworkPolicy of the repository selects the pods of a workload. They take connections from every pod of the cluster and
#   may call everything, the metadata service of the cloud too, so that one taken pod reaches all others. Policies of Cilium and
#   Calico count, those in a folder of examples do not; pods on the network of their node are left out, for no NetworkPolicy
#   holds them. Where a policy is filled in later, or may come from another chart or what is installed from elsewhere, the answer
#   is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
#     description: Network policies, isolation of pods
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Add a policy with an empty `podSelector` that denies all in the namespace, then one a workload for what it needs. Allow DNS
#     (port 53 to kube-system) when you close egress, or every name fails; watch the drops of the CNI before and after.
#   controls:
#     cis_kubernetes_1_10: ["5.3.2"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.network_policy

import data.lib.cluster
import data.lib.selectors
import data.lib.sources

deny contains {"message": message, "at": pod.path} if {
	some pod in _open
	not _doubt(pod)
	message := sprintf("no NetworkPolicy selects the pods of %s", [pod.object.title])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in _open
	message := _doubt(pod)
}

# Pods that no policy is seen to hold for.
_open := [pod |
	some pod in cluster.pods
	pod.object.workload
	not _covered(pod.object)
	not pod.spec.hostNetwork
	not _selected(pod)
]

_selected(pod) if {
	some policy in _selecting(pod)
	sources.guards(policy, pod.object)
}

# The policies that select a pod. One without a selector is as one with an empty selector.
_selecting(pod) := [policy |
	some policy in cluster.of("NetworkPolicy", pod.object.namespace)
	selectors.matches(_selector(policy), pod.labels)
]

_selector(policy) := {} if {
	object.get(policy.value, ["spec", "podSelector"], null) == null
} else := policy.value.spec.podSelector

# Whether policies of other makers, which select in languages of their own, may hold for an object.
_covered(object_) if {
	some kind in {
		"AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "CiliumClusterwideNetworkPolicy", "ClusterNetworkPolicy",
		"GlobalNetworkPolicy",
	}
	some policy in object.get(cluster.kinds, kind, [])
	not sources.unused(policy, object_)
}

_covered(object_) if {
	some policy in cluster.of("CiliumNetworkPolicy", object_.namespace)
	not sources.unused(policy, object_)
}

# Why it is not known whether a policy selects a pod.
_doubt(pod) := sprintf("what a NetworkPolicy beside %s selects is filled in later", [pod.object.title]) if {
	some policy in cluster.of("NetworkPolicy", pod.object.namespace)
	selectors.unknown(policy.value.spec.podSelector)
} else := sprintf("a NetworkPolicy for %s may come from a chart, a base or an application that is not seen here", [title]) if {
	sources.guards_hidden(pod.object)
	title := pod.object.title
} else := sprintf("whether %s of another chart is applied beside %s is not seen here", [policy.title, pod.object.title]) if {
	policies := [policy | some policy in _selecting(pod); sources.may_guard(policy, pod.object)]
	policy := policies[0]
}
