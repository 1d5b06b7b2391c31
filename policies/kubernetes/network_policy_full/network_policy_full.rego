# METADATA
# title: Pods that no NetworkPolicy holds both ways
# description: >-
#   The NetworkPolicies of the repository do not restrict both what the pods of a workload receive and what they send:
#   none selects them, or those that do are for one direction alone (`policyTypes`). A taken pod then reaches every
#   other pod and the metadata service of the cloud, or every other pod reaches it. A direction without rules is closed,
#   which is as it should be. Pods on the network of their node are left out. Where a policy is filled in later, may
#   come from another chart or what is installed from elsewhere, the answer is unknown.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
#     description: Network policies, isolation of pods
#   - ref: https://polaris.docs.fairwinds.com/checks/security/
#     description: Polaris, missing network policy
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization, helm_chart]
#   needs_documents: true
#   remediation: >-
#     Add a policy with an empty `podSelector` and `policyTypes: [Ingress, Egress]` that closes the namespace, then one
#     a workload for what it needs. Allow DNS (port 53 to kube-system) when you close egress, or every name fails.
#   controls:
#     cis_kubernetes_1_10: ["5.3.2"]
#     nsa_cisa_1_2: [network-separation]
#   overlaps: [kubernetes.network_policy]
package kubernetes.network_policy_full

import data.lib.cluster
import data.lib.network_policies

applies if cluster.there

deny contains {"message": message, "at": pod.path} if {
	some pod in cluster.pods
	open := {direction | some direction, paths in _open; pod.path in paths}
	count(open) > 0
	count([direction | some direction in open; network_policies.doubt(direction, pod)]) == 0
	message := sprintf("no NetworkPolicy restricts what the pods of %s %s", [pod.object.title, concat(" and ", [_words[direction] | some direction in open])])
}

unknown contains {"message": message, "at": pod.path} if {
	some pod in cluster.pods
	some direction, paths in _open
	pod.path in paths
	message := network_policies.doubt(direction, pod)
}

_open := {
	"Egress": {pod.path | some pod in network_policies.free_to_send},
	"Ingress": {pod.path | some pod in network_policies.open_to_all},
}

_words := {"Egress": "send", "Ingress": "receive"}
