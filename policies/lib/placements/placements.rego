# METADATA
# title: Who gives objects their namespace
# description: >-
#   The namespaces that kustomizations and the applications of GitOps controllers give to the objects of a file that name none.
#   For rules on the repository whose `documents` are kubernetes, kustomization and helm_chart.
package lib.placements

import data.lib.cluster
import data.lib.relative_paths
import data.lib.repository

# The namespaces that a file's objects are put into; "" is one that is not known here.
namespaces(file) := {placer.namespace |
	some folder in repository.folders_above(file)
	some placer in object.get(_by_tree, folder, set())
} | {placer.namespace |
	some place in [file, relative_paths.folder(file)]
	some placer in object.get(_by_place, place, set())
}

# Applications put all of a folder somewhere.
_by_tree[tree] contains placer if {
	some placer in _applications
	some tree in placer.trees
}

# Kustomizations put the files and folders that they collect there, and what stands beside those.
_by_place[place] contains placer if {
	some placer in array.concat(_kustomizations, _applications)
	some place in graph.reachable(_collected, placer.trees)
}

_kustomizations := [{"namespace": _text(namespace), "trees": {relative_paths.folder(document.path)}} |
	some document in input.documents.kustomization
	namespace := document.value.namespace
	is_string(namespace)
	namespace != ""
]

# From the folder of a kustomization to what it collects, and from a component to whoever takes it in.
_collected[from] contains to if some [from, to] in _edges

# Places that lead nowhere are places too.
_collected[to] contains to if some [_, to] in _edges

_edges contains [place, place] if {
	some document in input.documents.kustomization
	place := relative_paths.folder(document.path)
}

_edges contains [from, to] if {
	some document in input.documents.kustomization
	from := relative_paths.folder(document.path)
	some field in ["bases", "components", "patchesStrategicMerge", "resources"]
	some entry in document.value[field]
	to := relative_paths.joined(from, entry)
}

_edges contains [from, to] if {
	some document in input.documents.kustomization
	from := relative_paths.folder(document.path)
	to := relative_paths.joined(from, document.value.patches[_].path)
}

_edges contains [from, to] if {
	some document in input.documents.kustomization
	to := relative_paths.folder(document.path)
	some entry in document.value.components
	from := relative_paths.joined(to, entry)
}

_applications := array.concat(_of_argo, _of_flux)

_of_argo := [{"namespace": _text(object.get(spec, ["destination", "namespace"], "")), "trees": _trees(sources)} |
	some [kind, path] in [["Application", ["spec"]], ["ApplicationSet", ["spec", "template", "spec"]]]
	some object_ in object.get(cluster.kinds, kind, [])
	startswith(object_.value.apiVersion, "argoproj.io/")
	spec := object.get(object_.value, path, {})
	sources := array.concat(
		[source | some source in object.get(spec, "sources", [])],
		[object.get(spec, "source", {}) | not spec.sources],
	)
]

_of_flux := [{
	"namespace": _text(object.get(sync.value, ["spec", "targetNamespace"], "")),
	"trees": _trees([{"path": object.get(sync.value, ["spec", "path"], ".")}]),
} |
	some sync in object.get(cluster.kinds, "Kustomization", [])
	startswith(sync.value.apiVersion, "kustomize.toolkit.fluxcd.io/")
]

# The folders of sources. One that says no path, or one that is filled in later, may be any.
_trees(sources) := {tree |
	some source in sources
	is_object(source)
	not source.chart
	tree := _tree(object.get(source, "path", ""))
}

_tree(path) := "" if {
	cluster.unknown(path)
} else := relative_paths.joined("", path)

default _text(_) := ""

_text(value) := value if {
	is_string(value)
	not cluster.unknown(value)
}
