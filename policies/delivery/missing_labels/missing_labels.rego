# METADATA
# title: Workload without the labels that tools look for
# description: >-
#   A workload does not say what it is and in which version. Dashboards, logs, the portal and whoever is on call find pods by
#   such labels, and what runs since when is asked in every incident. Labels that a kustomization of the repository adds count.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
#     description: Kubernetes, recommended labels
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [kubernetes, kustomization]
#   needs_documents: true
#   remediation: >-
#     Add the labels to the workload and to its pods, in the helper of the chart or under `labels` of the kustomization. Leave
#     selectors as they are: they cannot be changed.
#   parameters:
#     labels:
#       default: ["app.kubernetes.io/name|app|k8s-app", "app.kubernetes.io/version|version|helm.sh/chart"]
#       description: Labels that must be there; `a|b` where one of several is enough. Add your own, such as `owner|team`.
package delivery.missing_labels

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
