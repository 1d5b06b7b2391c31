# METADATA
# title: Workload whose cost nobody can be told
# description: >-
#   A workload has no label that says whose it is. What it costs lands in the part of the bill that belongs to nobody, and
#   nobody looks at it. Labels that a kustomization of the repository adds count.
# related_resources:
#   - ref: https://www.finops.org/framework/capabilities/allocation/
#     description: FinOps Foundation, allocation
#   - ref: https://opencost.io/docs/specification
#     description: OpenCost, specification
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization]
#   needs_documents: true
#   remediation: >-
#     Add the label that your cost reports are made by to the pod template too, since tools add up the cost of pods. The
#     namespace's label is enough where one team has the namespace to itself: waive the rule then.
#   parameters:
#     labels:
#       default: ["cost-center|cost-centre|cost_center|costcenter|team|owner|product|department|business-unit"]
#       description: Labels that must be there; `a|b` where one of several is enough, with any prefix.
package cost.missing_labels

import data.lib.workload_labels

applies if {
	count(data.karat.parameters.labels) > 0
	count(workload_labels.workloads) + count(workload_labels.open) > 0
}

deny contains {"message": message, "at": workload.at} if {
	applies
	some [workload, missing] in _unlabelled
	message := sprintf("%s has no label %s", [workload.title, concat(", ", missing)])
}

measure := {"value": all - count(_unlabelled), "of": all} if {
	applies
	all := count(workload_labels.workloads)
	all > 0
}

unknown contains finding if {
	applies
	some finding in workload_labels.open
}

# Workloads and the labels that they lack.
_unlabelled := [[workload, missing] |
	some workload in workload_labels.workloads
	missing := _missing(workload)
	count(missing) > 0
]

_missing(workload) := [split(alternatives, "|")[0] |
	some alternatives in data.karat.parameters.labels
	not workload_labels.has(workload, alternatives)
]
