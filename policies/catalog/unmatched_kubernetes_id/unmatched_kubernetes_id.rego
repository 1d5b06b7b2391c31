# METADATA
# title: Kubernetes id that no workload has
# description: >-
#   An entity names its workloads by `backstage.io/kubernetes-id`, and none of the workloads beside it has a label of that
#   value. The portal shows an empty page where people look first when the service is down. Judged where the repository holds
#   workloads.
# related_resources:
#   - ref: https://backstage.io/docs/features/kubernetes/configuration/#surfacing-your-kubernetes-components-as-part-of-an-entity
#     description: Backstage, Kubernetes components of an entity
# custom:
#   severity: low
#   kinds: [entity/component]
#   documents: [kubernetes/workload]
#   needs_documents: true
#   remediation: >-
#     Give the workloads and their pods the label `backstage.io/kubernetes-id` with the value of the annotation.
package catalog.unmatched_kubernetes_id

import data.lib.entity

deny contains {"message": message, "at": entity.place(["metadata", "annotations", _key])} if {
	applies
	not _id in _ids
	message := sprintf("no workload has the label %s: %s", [_key, _id])
}

# A selector overrules the id.
applies if {
	_id
	not input.entity.annotations["backstage.io/kubernetes-label-selector"]
}

_key := "backstage.io/kubernetes-id"

_id := input.entity.annotations[_key]

_ids := {labels[_key] |
	some document in input.documents["kubernetes/workload"]
	some path in [["metadata", "labels"], ["spec", "template", "metadata", "labels"]]
	labels := object.get(document.value, path, {})
}
