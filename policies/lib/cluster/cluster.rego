# METADATA
# title: Objects of a cluster
# description: >-
#   The Kubernetes objects of a repository seen together: by kind, by name and by namespace, and the pods that they make. For
#   rules on the repository whose `documents` are kubernetes, kustomization and helm_chart.
package lib.cluster

import data.lib.charts
import data.lib.kubernetes
import data.lib.selectors

# All objects: [{"index", "kind", "name", "namespace", "path", "file", "title", "value", "workload", "patch", "filled"}]. `path` is
# the start of `at`; `workload` is true for what makes pods, `patch` for what changes such an object, `filled` for what Terraform's
# provider makes of blocks, which writes its own defaults where they say nothing.
objects := [object_ |
	some index, document in input.documents.kubernetes
	is_string(document.value.kind)
	patch := _is_patch(document)
	object_ := {
		"index": index,
		"kind": document.value.kind,
		"name": _name(document.value),
		"namespace": _namespace(document),
		"path": ["documents", "kubernetes", index, "value"],
		"file": document.path,
		"title": kubernetes.title(document.value),
		"value": document.value,
		"workload": _is_workload(document, patch),
		"patch": patch,
		"filled": _is_filled(document),
	}
]

# Whether the repository has objects, or what makes some.
there if {
	some label in ["helm_chart", "kubernetes", "kustomization"]
	count(object.get(input, ["documents", label], [])) > 0
}

# Objects by kind.
kinds := {kind: [object_ | some object_ in objects; object_.kind == kind] |
	some kind in {object_.kind | some object_ in objects}
}

# The pods that objects make: [{"labels", "object", "path", "spec", "account"}], path to the pod spec. Patches of workloads make none,
# but what they say of labels counts.
pods := [pod |
	some object_ in objects
	_makes_pods(object_)
	some entry in kubernetes.pod_templates(object_.value)
	spec := _spec(entry.template)
	pod := {
		"labels": _labels(entry.template),
		"object": object_,
		"path": array.concat(array.concat(object_.path, entry.path), _below(entry.template)),
		"spec": spec,
		"account": account(spec),
	}
]

# The objects of a kind that can be in a namespace.
of(kind, namespace) := [] if {
	not kinds[kind]
} else := kinds[kind] if {
	namespace == ""
} else := [objects[position] |
	some place in {namespace, ""}
	some position in object.get(_places, sprintf("%s %s", [kind, place]), set())
]

# The pods that can be in a namespace.
pods_in(namespace) := pods if {
	namespace == ""
} else := [pods[position] |
	some place in {namespace, ""}
	some position in object.get(_pod_places, place, set())
]

# The pods that can be in a namespace and may have some labels: no others than have, or may have, the rarest of these.
pods_like(labels, namespace) := [pods[position] |
	some position in rarest
	same(pods[position].object.namespace, namespace)
] if {
	each := [positions |
		some key, value in labels
		not key in selectors.later
		labelled := object.get(_labelled, sprintf("%s=%v", [key, value]), set())
		positions := (labelled | object.get(_open_labels, key, set())) | _open_pods
	]
	fewest := min([count(positions) | some positions in each])
	rarest := [positions | some positions in each; count(positions) == fewest][0]
} else := pods_in(namespace)

# Whether two namespaces can be the same. An object without one goes wherever it is applied to.
same(a, b) if a == b

same("", _)

same(_, "")

# Whether an object is in a namespace in which the repository runs nothing, so that what it is about is somebody else's.
among_others(object_) if {
	not object_.namespace in {"", "default"}
	not object_.namespace in _homes
	not _folder(object_.file) in _bare_folders
}

# The namespaces of pods, and the folders of those that are in none.
_homes := {pod.object.namespace | some pod in pods}

_bare_folders := {_folder(pod.object.file) | some pod in pods; pod.object.namespace == ""}

_folder(path) := regex.replace(path, `[^/]*$`, "")

# The objects of a kind and name in a namespace.
named(kind, name, namespace) := [object_ |
	some position in object.get(_names, sprintf("%s %s", [kind, name]), set())
	object_ := objects[position]
	same(object_.namespace, namespace)
]

# The objects of a kind in a namespace whose names are filled in later and may turn out to be this one: ${var.shop}-web may be a-web.
maybe_named(kind, name, namespace) := [object_ |
	some [position, pattern] in object.get(_open_names, kind, set())
	regex.match(pattern, name)
	object_ := objects[position]
	same(object_.namespace, namespace)
]

# Whether a value is filled in later, by a template or a substitution.
unknown(value) if {
	is_string(value)
	regex.match(`\{\{|\$\{|\$\(`, value)
}

# The ServiceAccount of a pod; `serviceAccount` is its old name.
account(spec) := spec.serviceAccountName if {
	is_string(spec.serviceAccountName)
	spec.serviceAccountName != ""
} else := spec.serviceAccount if {
	is_string(spec.serviceAccount)
	spec.serviceAccount != ""
} else := "default"

# Whether a pod is the kubelet's own, run from a file of the node: parts of the control plane. It cannot refer to objects.
static(pod) if {
	pod.object.kind == "Pod"
	pod.object.namespace == "kube-system"
	_controls(pod)
}

# The parts of the control plane, and the proxy that runs beside them.
control_plane := {
	"cloud-controller-manager", "etcd", "kube-apiserver", "kube-controller-manager", "kube-proxy", "kube-scheduler",
}

# Indices, so that a thousand objects need not be compared with a thousand others.
_places[place] contains position if {
	some position, object_ in objects
	place := sprintf("%s %s", [object_.kind, object_.namespace])
}

_names[name] contains position if {
	some position, object_ in objects
	name := sprintf("%s %s", [object_.kind, object_.name])
}

_open_names[object_.kind] contains [position, pattern] if {
	some position, object_ in objects
	unknown(object_.name)
	parts := regex.split(`\{\{.*?\}\}|\$\{[^}]*\}|\$\([^)]*\)`, object_.name)
	pattern := sprintf("^%s$", [concat(".+", [_literal(part) | some part in parts])])
}

# What no name has stays something that matches none.
_literal(part) := replace(regex.replace(part, `[^A-Za-z0-9.-]`, "_"), ".", "[.]")

_pod_places[pod.object.namespace] contains position if {
	some position, pod in pods
}

_labelled[label] contains position if {
	some position, pod in pods
	is_object(pod.labels)
	some key, value in pod.labels
	label := sprintf("%s=%v", [key, value])
}

_open_labels[key] contains position if {
	some position, pod in pods
	is_object(pod.labels)
	some key, value in pod.labels
	selectors.open(value)
}

# The pods of whose labels nothing is known.
_open_pods := {position |
	some position, pod in pods
	is_string(pod.labels)
}

default _is_workload(_, _) := false

_is_workload(document, false) if "kubernetes/workload" in document.labels

default _is_filled(_) := false

_is_filled(document) if {
	some label in document.labels
	startswith(label, "resource/")
	not startswith(label, "resource/kubernetes_manifest.")
}

# A patch calls itself so, or a kustomization does.
default _is_patch(_) := false

_is_patch(document) if "kubernetes/patch" in document.labels

_is_patch(document) if document.path in _patches

_patches contains sprintf("%s%s", [folder, trim_prefix(file, "./")]) if {
	some document in input.documents.kustomization
	folder := regex.replace(document.path, `[^/]*$`, "")
	some file in array.concat(
		[entry.path | some entry in document.value.patches],
		[entry | some entry in document.value.patchesStrategicMerge],
	)
	is_string(file)
}

_makes_pods(object_) if object_.workload

_makes_pods(object_) if object_.patch

_controls(pod) if pod.labels.tier == "control-plane"

_controls(pod) if pod.labels.component in control_plane

_controls(pod) if pod.object.name in control_plane

_name(value) := value.metadata.name if {
	is_string(value.metadata.name)
} else := ""

# That of a release is named when the chart is installed.
_namespace(document) := namespace if {
	namespace := document.value.metadata.namespace
	is_string(namespace)
	not unknown(namespace)
	not charts.is_release(document.path, namespace)
} else := ""

# Labels that are filled in later as a whole stay as they are written.
_labels(template) := template.metadata.labels if {
	is_object(template.metadata.labels)
} else := template.metadata.labels if {
	selectors.open(template.metadata.labels)
} else := {}

_spec(template) := template.spec if {
	is_object(template.spec)
} else := {}

_below(template) := ["spec"] if {
	is_object(template.spec)
} else := []
