# METADATA
# title: Labels of workloads
# description: >-
#   The workloads of a repository with the labels that they end up with: their own, those of their pods, and what kustomizations
#   of the repository add. For rules whose `documents` are kubernetes and kustomization.
package lib.workload_labels

import data.lib.kubernetes
import data.lib.kustomizations
import data.lib.placeholders

# Workloads: [{"title", "labels", "at"}], at to their labels or the nearest parent that is there. A Job of a CronJob and the pods of
# a Deployment are part of it. Of what holds manifests of others these are meant, each with its own labels; those of a Composition
# get more where it is used.
workloads := [{"title": own.title, "labels": object.union_n([own.added, own.bearer.pods, _object(own.labels)]), "at": own.at} |
	some own in _all
	not placeholders.whole(own.labels)
]

# What to say as `unknown` of workloads whose labels are filled in later as a whole: they are none of those above.
open := {placeholders.finding(sprintf("what labels %s has", [own.title]), placeholder, own.at) |
	some own in _all
	placeholder := placeholders.whole(own.labels)
}

_all := [own |
	some index, document in input.documents.kubernetes
	"kubernetes/workload" in document.labels
	document.value.kind != "Pod"
	not is_sample(document.path)
	added := object.union_n([own | some own in kustomizations.labels_of(document.path)])
	some bearer in _bearers(document.value)
	own := {
		"title": kubernetes.title(document.value),
		"added": added,
		"bearer": bearer,
		"labels": object.get(bearer.value, ["metadata", "labels"], {}),
		"at": array.flatten(["documents", "kubernetes", index, "value", bearer.path, _nearest(bearer.value)]),
	}
]

# What the labels are at, and those of its pods: [{"path", "value", "pods"}].
_bearers(value) := [{"path": [], "value": value, "pods": pods}] if {
	not kubernetes.holds_manifests(value)
	pods := object.union_n([_labels(entry) | some entry in kubernetes.pod_templates(value)])
} else := [{"path": path, "value": manifest, "pods": _labels(entry)} |
	value.kind != "Composition"
	some entry in kubernetes.pod_templates(value)
	path := _manifest(value, entry.path)
	manifest := object.get(value, path, {})
]

# The nearest parent of a pod template that has metadata.
_manifest(value, path) := nearest if {
	[_, nearest] := max([[length, parent] |
		some length, _ in path
		parent := array.slice(path, 0, length)
		is_object(object.get(value, array.concat(parent, ["metadata"]), null))
	])
}

_labels(entry) := _object(object.get(entry.template, ["metadata", "labels"], {}))

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
