# METADATA
# title: What a repository installs from elsewhere
# description: >-
#   Charts, remote bases and the applications of GitOps controllers make objects that stand in no file of the repository.
#   A rule that misses an object asks here first whether it may come from there.
package lib.sources

import data.lib.asides
import data.lib.charts
import data.lib.cluster
import data.lib.kustomizations
import data.lib.relative_paths
import data.lib.repository

# Whether something may make objects in a namespace that no file of the repository shows.
hidden(_) if _has_unseen_chart

hidden(namespace) if _installs(namespace)

hidden(namespace) if {
	some source in _by_terraform
	cluster.same(source, namespace)
}

# Whether policies or budgets for the pods of an object may be made that no file of the repository shows. Those of a chart are
# for its own pods, unless something of the repository installs it beside others.
guards_hidden(object_) if {
	_installs(object_.namespace)
	not _stands_alone(object_)
}

guards_hidden(_) if _has_helmfile

guards_hidden(object_) if {
	some folder in repository.folders_above(object_.file)
	folder in _unseen_charts
}

# Where what guards pods, a policy or a budget, holds: [home, sample, namespace]. `home` is the chart whose pods alone it is seen to
# guard, "" for all; `sample` is true for what shows how it is done, which guards what is shown beside it. Compared with `reach`, so
# that a thousand policies need not be compared with a thousand pods.
places(guard) := set() if {
	kustomizations.idle(guard.file)
} else := {[home, sample, namespace] |
	home := _home(guard.file)
	sample := _is_sample(guard.file)
	some namespace in around(guard.namespace)
}

# The places of all that guards an object.
reach(object_) := {[home, sample, namespace] |
	some home in {"", object.get(charts.home, object_.file, "")}
	some sample in {false, _is_example(object_.file)}
	some namespace in within(object_.namespace)
}

# The namespaces that something of one can be in, and those that something in one is held by; they have one in common where both
# can be the same.
around(namespace) := {namespace, "*"}

within(namespace) := {"*"} if {
	namespace == ""
} else := {namespace, ""}

# Where the pods are that something of these places may select: their namespace, "" for several.
scope(held) := namespace if {
	[namespace] := [namespace | some namespace in {namespace | some [_, _, namespace] in held; namespace != "*"}]
} else := ""

# The title of one of other charts than an object's own, which nobody is seen to install beside it. `ends` are [home, index, title].
title_beside(object_, ends) := min({[index, title] |
	some [home, index, title] in ends
	not home in {"", object.get(charts.home, object_.file, "")}
})[1]

# Whether a file belongs to a chart, whose objects Helm places.
charted(path) if {
	some folder in _charts
	startswith(path, folder)
}

_charts contains trim_suffix(document.path, "Chart.yaml") if some document in input.documents.helm_chart

_installs(namespace) if {
	some source in _namespaces
	cluster.same(source, namespace)
}

_has_helmfile if {
	some folder, names in input.folders
	some path in array.concat([folder], names)
	regex.match(`(^|/)helmfile(\.d|\.ya?ml(\.gotmpl)?)$`, path)
}

_has_unseen_chart if count(_unseen_charts) > 0

_taken_in := kustomizations.reached_from({folder |
	some document in input.documents.kustomization
	not asides.is_aside(document.path)
	folder := relative_paths.folder(document.path)
})

# The folders that applications of Argo CD and Flux name.
_trees contains relative_paths.joined("", source.path) if {
	some spec in _applications
	some source in _application_sources(spec)
	not source.chart
}

_trees contains relative_paths.joined("", object.get(sync.value, ["spec", "path"], ".")) if {
	some sync in object.get(cluster.kinds, "Kustomization", [])
	startswith(sync.value.apiVersion, "kustomize.toolkit.fluxcd.io/")
}

# Whether an object is of a chart that nothing of the repository installs, into whatever namespace that would be.
_stands_alone(object_) if {
	object_.namespace == ""
	_uninstalled(object_.file)
}

# What is of no chart, or of one that something of the repository installs, guards pods of all.
_home(file) := home if {
	home := _uninstalled(file)
} else := ""

# The chart of a file, where nothing of the repository is seen to install it.
_uninstalled(file) := home if {
	home := charts.home[file]
	not home in _installed
	not _installs_any_chart
}

default _is_sample(_) := false

# What a kustomization takes in, or an application, is no sample wherever it stands.
_is_sample(file) if {
	_is_example(file)
	not file in _taken_in
	count(_trees & repository.folders_above(file)) == 0
}

default _is_example(_) := false

_is_example(file) if regex.match(`(?i)(^|/)(_?examples?|samples?|testdata|(__)?fixtures(__)?)/`, file)

_is_example(file) if contains(file, "src/test/resources/")

# The charts of the repository that something of it installs, or takes in as dependencies.
_installed contains tree if some tree in _trees

_installed contains relative_paths.joined("", release.value.spec.chart.spec.chart) if {
	some release in object.get(cluster.kinds, "HelmRelease", [])
}

_installed contains relative_paths.joined(relative_paths.folder(document.path), concat("/", [home, chart.name])) if {
	some document in input.documents.kustomization
	some chart in document.value.helmCharts
	home := object.get(document.value, ["helmGlobals", "chartHome"], "charts")
}

_installed contains folder if {
	some chart in input.documents.helm_chart
	some dependency in chart.value.dependencies
	startswith(dependency.repository, "file://")
	own := relative_paths.folder(chart.path)
	some folder in [own, relative_paths.joined(own, trim_prefix(dependency.repository, "file://"))]
}

_installs_any_chart if _has_helmfile

_installs_any_chart if {
	some spec in _applications
	some source in _application_sources(spec)
	cluster.unknown(source.path)
}

# The folders of the charts whose objects are not there.
_unseen_charts contains relative_paths.folder(chart.path) if {
	some chart in input.documents.helm_chart
	not _shown(chart)
}

_unseen_charts contains folder if {
	some folder, names in input.folders
	"Chart.yaml" in names
	not folder in _read_charts
}

# The namespaces that something is installed into; "" is any.
_namespaces contains _text(object.get(document.value, "namespace", "")) if {
	some document in input.documents.kustomization
	_reaches_out(document.value)
}

_namespaces contains _text(namespace) if {
	some spec in _applications
	some source in _application_sources(spec)
	not _here(source)
	namespace := object.get(spec, ["destination", "namespace"], "")
}

_namespaces contains "" if {
	some set_ in object.get(cluster.kinds, "ApplicationSet", [])
	not is_object(object.get(set_.value, ["spec", "template", "spec"], null))
}

_namespaces contains "" if {
	some set_ in object.get(cluster.kinds, "ApplicationSet", [])
	set_.value.spec.templatePatch
}

_namespaces contains _target(release) if {
	some release in object.get(cluster.kinds, "HelmRelease", [])
}

_namespaces contains _target(chart) if {
	some chart in object.get(cluster.kinds, "HelmChart", [])
	startswith(chart.value.apiVersion, "helm.cattle.io/")
}

_namespaces contains _text(object.get(sync.value, ["spec", "targetNamespace"], "")) if {
	some sync in object.get(cluster.kinds, "Kustomization", [])
	startswith(sync.value.apiVersion, "kustomize.toolkit.fluxcd.io/")
	not _here(sync.value.spec)
}

_namespaces contains subscription.namespace if {
	some subscription in object.get(cluster.kinds, "Subscription", [])
	startswith(subscription.value.apiVersion, "operators.coreos.com/")
}

# The namespaces that Terraform installs charts, manifests and applications into; "" is any.
_by_terraform contains namespace if {
	some document in input.documents.terraform
	some type, attribute in _installers
	some bodies in document.value.resource[type]
	some body in bodies
	namespace := _text(object.get(body, attribute, ""))
}

# The resources that do so, with what says the namespace, where something does.
_installers := {
	"argocd_application": "",
	"helm_release": "namespace",
	"kubectl_manifest": "override_namespace",
	"kustomization_resource": "",
}

# What Argo's applications say, and those that its sets make.
_applications := [spec |
	some [kind, path] in [["Application", ["spec"]], ["ApplicationSet", ["spec", "template", "spec"]]]
	some object_ in object.get(cluster.kinds, kind, [])
	startswith(object_.value.apiVersion, "argoproj.io/")
	spec := object.get(object_.value, path, null)
	is_object(spec)
]

_reaches_out(kustomization) if some _ in kustomization.helmCharts

_reaches_out(kustomization) if some _ in kustomization.helmChartInflationGenerator

_reaches_out(kustomization) if {
	some field in ["bases", "components", "resources"]
	some entry in kustomization[field]
	is_string(entry)
	regex.match(`://|^git@|^[a-z0-9-]+\.[a-z0-9.-]+/|\?ref=`, entry)
}

# The folders of the charts that could be read.
_read_charts := {trim_suffix(trim_suffix(chart.path, "Chart.yaml"), "/") | some chart in input.documents.helm_chart}

# Whether what a chart makes is seen: its objects are rendered, or it is a library and makes none.
_shown(chart) if {
	folder := trim_suffix(trim_suffix(chart.path, "Chart.yaml"), "/")
	folder in input.facts.rendered_charts
}

_shown(chart) if chart.value.type == "library"

_application_sources(spec) := array.concat(
	[source | some source in object.get(spec, "sources", [])],
	[source | source := spec.source],
)

# Whether a source is a folder of this repository, whose objects are there.
_here(source) if {
	not source.chart
	is_string(source.path)
	folder := trim(trim_prefix(trim_suffix(source.path, "."), "./"), "/")
	input.folders[folder]
	not folder in _unseen_charts
}

_target(object_) := namespace if {
	namespace := object_.value.spec.targetNamespace
	is_string(namespace)
} else := object_.namespace

default _text(_) := ""

_text(value) := value if {
	is_string(value)
	not cluster.unknown(value)
}
