# METADATA
# title: NetworkPolicy without any selector
# description: >-
#   A NetworkPolicy names no pods: it has no `podSelector`, and none of its rules has a `podSelector` or a
#   `namespaceSelector`. An API server refuses it, or takes it for all pods of the namespace, as its version goes; who
#   reads the file sees neither.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
#     description: Network policies, the NetworkPolicy resource
#   - ref: https://avd.aquasec.com/misconfig/ksv038
#     description: Trivy, selector usage in network policies
# custom:
#   severity: medium
#   kinds: [kubernetes/NetworkPolicy]
#   remediation: >-
#     Write `podSelector` with the labels of the pods that the policy is for, or `podSelector: {}` for all of the
#     namespace.
#   controls:
#     nsa_cisa_1_2: [network-separation]
package kubernetes.selector_usage_in_network_policies

import data.lib.kubernetes

# A patch leaves out what its policy says.
applies if not kubernetes.partial

deny contains {"message": message, "at": ["spec"]} if {
	input.kind == "NetworkPolicy"
	not contains(sprintf("%v", [object.get(input, "apiVersion", "")]), "projectcalico")
	is_object(input.spec)
	not _selects
	message := sprintf("%s selects no pods by a label", [kubernetes.name])
}

_selects if {
	is_object(input.spec)
	count(object.keys(input.spec) & {"namespaceSelector", "podSelector"}) > 0
}

_selects if {
	some [direction, ends] in [["ingress", "from"], ["egress", "to"]]
	some rule in input.spec[direction]
	some end in rule[ends]
	some field in ["namespaceSelector", "podSelector"]
	end[field]
}
