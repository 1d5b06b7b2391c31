# METADATA
# title: Container without a memory limit
# description: >-
#   A container has no memory limit, neither of its own nor for its pod. When it leaks, the kernel of the node runs out of
#   memory and kills whatever it finds, often a neighbour that did nothing wrong.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Resource management for pods and containers
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `resources.limits.memory` and the request to the same amount: the peak of the last weeks and a margin. Tell the
#     runtime of the language about it too (GOMEMLIMIT, -XX:MaxRAMPercentage, --max-old-space-size).
#   controls:
#     nsa_cisa_1_2: [network-separation]
#   parameters:
#     fix_limit:
#       default: "512Mi"
#       description: The limit that a fix sets, to be measured and set anew; empty for no fix.
package kubernetes.memory_limits

import data.lib.resources

deny contains object.union({"message": message, "at": at}, remedy) if {
	some entry in resources.unlimited("memory")
	message := sprintf("%s has no memory limit", [entry.label])
	at := resources.nearest(entry, "limits")
	remedy := resources.remedy(entry, "limits", "memory", _amount)
}

unknown contains finding if some finding in resources.open_limits("memory")

default _amount := ""

_amount := data.karat.parameters.fix_limit
