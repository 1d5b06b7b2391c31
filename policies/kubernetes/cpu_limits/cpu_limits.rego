# METADATA
# title: Container without a CPU limit
# description: >-
#   A container has no CPU limit, neither of its own nor for its pod. A loop in one process can then take the time of every
#   neighbour on the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `resources.limits.cpu`, well above what the process needs at its peak: a limit that is too near throttles it. A
#     LimitRange gives the namespace a default. Teams that run without CPU limits by choice leave this rule out.
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     fix_limit:
#       default: "1"
#       description: The limit that a fix sets, to be measured and set anew; empty for no fix.
package kubernetes.cpu_limits

import data.lib.resources

deny contains object.union({"message": message, "at": at}, remedy) if {
	some entry in resources.unlimited("cpu")
	message := sprintf("%s has no CPU limit", [entry.label])
	at := resources.nearest(entry, "limits")
	remedy := resources.remedy(entry, "limits", "cpu", _amount)
}

unknown contains finding if some finding in resources.open_limits("cpu")

default _amount := ""

_amount := data.karat.parameters.fix_limit
