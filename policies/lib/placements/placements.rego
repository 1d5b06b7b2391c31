# METADATA
# title: Who gives objects their namespace
# description: >-
#   The namespaces that kustomizations and the applications of GitOps controllers give to the objects of a file that name none.
#   For rules on the repository whose `documents` are kubernetes, kustomization and helm_chart.
package lib.placements

import data.lib.cluster
import data.lib.kustomizations
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
	some place in kustomizations.reached_from(placer.trees)
}

_kustomizations := [{"namespace": _text(namespace), "trees": {relative_paths.folder(document.path)}} |
	some document in input.documents.kustomization
	namespace := document.value.namespace
	is_string(namespace)
	namespace != ""
]

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
	"trees": (_trees([{"path": path}]) | {component |
		not cluster.unknown(path)
		some entry in sync.value.spec.components
		component := relative_paths.joined(relative_paths.joined("", path), entry)
	}),
} |
	some sync in object.get(cluster.kinds, "Kustomization", [])
	startswith(sync.value.apiVersion, "kustomize.toolkit.fluxcd.io/")
	path := object.get(sync.value, ["spec", "path"], ".")
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
