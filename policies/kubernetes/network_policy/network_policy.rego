# METADATA
# title: Pods that no NetworkPolicy selects
# description: >-
#   No NetworkPolicy of the repository selects the pods of a workload. They take connections from every pod of the
#   cluster and may call everything, the metadata service of the cloud too, so that one taken pod reaches all others.
#   Policies of Cilium and Calico count, those in a folder of examples do not; pods on the network of their node are
#   left out, for no NetworkPolicy holds them. Where a policy is filled in later, may come from another chart or what is
#   installed from elsewhere, or holds for a namespace that one of the two does not say, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
#     description: Network policies, isolation of pods
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Add a policy with an empty `podSelector` that denies all in the namespace, then one a workload for what it needs.
#     Allow DNS (port 53 to kube-system) when you close egress, or every name fails; watch the drops of the CNI before
#     and after.
#   controls:
#     cis_kubernetes_1_10: ["5.3.2"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.network_policy

import data.lib.network_policies

deny contains {"message": message, "at": pod.path} if {
	some pod in network_policies.unselected
	not network_policies.doubt("any", pod)
	message := sprintf("no NetworkPolicy selects the pods of %s", [pod.object.title])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in network_policies.unselected
	message := network_policies.doubt("any", pod)
}
