# METADATA
# title: Pods that no NetworkPolicy selects
# description: >-
#   No NetworkPolicy of the repository selects the pods of a workload. They take connections from every pod of the cluster and
#   may call everything, the metadata service of the cloud too, so that one taken pod reaches all others. Policies of Cilium and
#   Calico count; pods on the network of their node are left out, for no NetworkPolicy holds them. Where a policy is filled in
#   later, or may come from what is installed from elsewhere, the answer is unknown.
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
import data.lib.kustomizations
import data.lib.selectors
import data.lib.sources

deny contains {"message": message, "at": pod.path} if {
	some pod in _open
	not _may_be_selected(pod.object.namespace)
	not sources.guards_hidden(pod.object)
	message := sprintf("no NetworkPolicy selects the pods of %s", [pod.object.title])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in _open
	_may_be_selected(pod.object.namespace)
	message := sprintf("what a NetworkPolicy beside %s selects is filled in later", [pod.object.title])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in _open
	not _may_be_selected(pod.object.namespace)
	sources.guards_hidden(pod.object)
	message := sprintf(
		"a NetworkPolicy for %s may come from a chart, a base or an application that is not seen here",
		[pod.object.title],
	)
}

# Pods that no policy is seen to hold for.
_open := [pod |
	some pod in cluster.pods
	pod.object.workload
	not _covered(pod.object.namespace)
	not pod.spec.hostNetwork
	not _selected(pod)
]

# What stands in components that nothing takes in selects no pods.
_selected(pod) if {
	some policy in cluster.of("NetworkPolicy", pod.object.namespace)
	not kustomizations.idle(policy.file)
	selectors.matches(policy.value.spec.podSelector, pod.labels)
}

# Whether a policy holds for all pods of a namespace, or may: those of other makers select in languages of their own.
_covered(_) if {
	some kind in {
		"AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "CiliumClusterwideNetworkPolicy", "ClusterNetworkPolicy",
		"GlobalNetworkPolicy",
	}
	some policy in object.get(cluster.kinds, kind, [])
	not kustomizations.idle(policy.file)
}

_covered(namespace) if {
	some policy in cluster.of("CiliumNetworkPolicy", namespace)
	not kustomizations.idle(policy.file)
}

_covered(namespace) if {
	some policy in _for_all
	cluster.same(policy.namespace, namespace)
}

# Policies without a selector, which is as an empty one.
_for_all := [policy |
	some policy in object.get(cluster.kinds, "NetworkPolicy", [])
	object.get(policy.value, ["spec", "podSelector"], null) == null
	not kustomizations.idle(policy.file)
]

_may_be_selected(namespace) if {
	some policy in cluster.of("NetworkPolicy", namespace)
	selectors.unknown(policy.value.spec.podSelector)
}
