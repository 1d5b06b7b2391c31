# METADATA
# title: Labels of workloads
# description: >-
#   The workloads of a repository with the labels that they end up with: their own, those of their pods, and what kustomizations
#   of the repository add. For rules whose `documents` are kubernetes and kustomization.
package lib.workload_labels

import data.lib.kubernetes
import data.lib.kustomizations

# Workloads: [{"title", "labels", "at"}], at to their labels or the nearest parent that is there. A Job of a CronJob and the pods of
# a Deployment are part of it.
workloads := [workload |
	some index, document in input.documents.kubernetes
	"kubernetes/workload" in document.labels
	document.value.kind != "Pod"
	not is_sample(document.path)
	value := document.value
	labels := _object(object.get(value, ["metadata", "labels"], {}))
	pods := object.union_n([_object(object.get(entry.template, ["metadata", "labels"], {})) |
		some entry in kubernetes.pod_templates(value)
	])
	added := object.union_n([own | some own in kustomizations.labels_of(document.path)])
	workload := {
		"title": kubernetes.title(value),
		"labels": object.union_n([added, pods, labels]),
		"at": array.concat(["documents", "kubernetes", index, "value"], _nearest(value)),
	}
]

# Whether a file is there to be tested with or to show something, and runs nowhere.
is_sample(path) if regex.match(`(^|/)(docs|e2e|examples?|fixtures?|samples?|tests?|test[_-]?(data|files))/`, path)

# Whether a workload has one of some labels that mean the same, written `a|b`. A label means the same with any prefix.
has(workload, alternatives) if {
	some name in split(alternatives, "|")
	some key, value in workload.labels
	value != ""
	_same(key, name)
}

_same(key, name) if key == name

_same(key, name) if {
	not contains(name, "/")
	endswith(key, sprintf("/%s", [name]))
}

_nearest(value) := ["metadata", "labels"] if {
	is_object(value.metadata.labels)
} else := ["metadata"] if {
	is_object(value.metadata)
} else := []

_object(value) := value if {
	is_object(value)
} else := {}
