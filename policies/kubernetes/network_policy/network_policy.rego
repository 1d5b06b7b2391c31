# METADATA
# title: Pods that no NetworkPolicy selects
# description: >-
#   No NetworkPolicy of the repository selects the pods of a workload. They take connections from every pod of the cluster and
#   may call everything, the metadata service of the cloud too, so that one taken pod reaches all others. Policies of Cilium and
#   Calico count; pods on the network of their node are left out, for no NetworkPolicy holds them.
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
	some pod in cluster.pods
	pod.object.workload
	not _covered_by_others(pod.object.namespace)
	not pod.spec.hostNetwork
	not selectors.unknown(pod.labels)
	not _selected(pod)
	not sources.hidden(pod.object.namespace)
	message := sprintf("no NetworkPolicy selects the pods of %s", [pod.object.title])
}

_selected(pod) if {
	some policy in object.get(cluster.kinds, "NetworkPolicy", [])
	cluster.same(policy.namespace, pod.object.namespace)
	_selects(policy.value, pod.labels)
}

# An absent selector is an empty one.
_selects(policy, _) if object.get(policy, ["spec", "podSelector"], null) == null

_selects(policy, _) if selectors.unknown(policy.spec.podSelector)

_selects(policy, labels) if selectors.matches(policy.spec.podSelector, labels)

# Policies of other makers select in languages of their own; in their namespace, or for all of the cluster, they count.
_covered_by_others(_) if {
	some kind in {
		"AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "CiliumClusterwideNetworkPolicy", "ClusterNetworkPolicy",
		"GlobalNetworkPolicy",
	}
	count(object.get(cluster.kinds, kind, [])) > 0
}

_covered_by_others(namespace) if {
	some policy in object.get(cluster.kinds, "CiliumNetworkPolicy", [])
	cluster.same(policy.namespace, namespace)
}

_covered_by_others(namespace) if {
	some policy in object.get(cluster.kinds, "NetworkPolicy", [])
	contains(policy.value.apiVersion, "projectcalico.org/")
	cluster.same(policy.namespace, namespace)
}
