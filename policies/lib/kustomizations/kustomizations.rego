# METADATA
# title: What kustomizations collect
# description: >-
#   From the folder of a kustomization to the files and folders that it collects, by itself or by others. What a component of
#   Kustomize holds is there for whoever takes the component in, and nowhere else.
# related_resources:
#   - ref: https://kubectl.docs.kubernetes.io/guides/config_management/components/
#     description: Kustomize, components
package lib.kustomizations

import data.lib.relative_paths

# The places that are reached from some folders.
reached_from(folders) := graph.reachable(_collected, folders)

# The labels that kustomizations give the objects of a file: a set of objects.
labels_of(file) := object.get(_labelled, file, set())

_labelled[place] contains labels if {
	some document in input.documents.kustomization
	all := _labels(document.value)
	count(all) > 0
	some place in reached_from({relative_paths.folder(document.path)})
	some labels in all
}

# Whether a file is part of components that nothing takes in.
idle(file) if {
	file in _of_components
	not file in _of_others
}

_of_components := reached_from({relative_paths.folder(document.path) |
	some document in input.documents.kustomization
	document.value.kind == "Component"
})

_of_others := reached_from({relative_paths.folder(document.path) |
	some document in input.documents.kustomization
	object.get(document.value, "kind", "") != "Component"
} | _of_applications)

# Components that Flux and Argo CD add to a path, which their objects name from there.
_of_applications := {component |
	some document in input.documents.kubernetes
	some [source, components] in _sources(document.value)
	some entry in components
	path := relative_paths.joined("", object.get(source, "path", "."))
	component := relative_paths.joined(path, entry)
}

_sources(value) := [[value.spec, value.spec.components]] if {
	startswith(value.apiVersion, "kustomize.toolkit.fluxcd.io/")
} else := [[source, source.kustomize.components] |
	startswith(value.apiVersion, "argoproj.io/")
	[_, source] := walk(value.spec)
	is_array(source.kustomize.components)
]

_labels(value) := [labels |
	some labels in array.concat(
		[object.get(value, "commonLabels", {})],
		[entry.pairs | some entry in object.get(value, "labels", [])],
	)
	is_object(labels)
	count(labels) > 0
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
