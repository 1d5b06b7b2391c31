# METADATA
# title: What a repository installs from elsewhere
# description: >-
#   Charts, remote bases and the applications of GitOps controllers make objects that stand in no file of the repository.
#   A rule that misses an object asks here first whether it may come from there.
package lib.sources

import data.lib.cluster

# Whether something may make objects in a namespace that no file of the repository shows.
hidden(namespace) if {
	some source in _namespaces
	cluster.same(source, namespace)
}

# Whether something of the repository gives objects the namespace that they do not name themselves.
places_objects if {
	some document in input.documents.kustomization
	_text(document.value.namespace) != ""
}

places_objects if {
	some kind in ["Application", "ApplicationSet", "Kustomization"]
	count(object.get(cluster.kinds, kind, [])) > 0
}

# Whether a file belongs to a chart, whose objects Helm places.
charted(path) if {
	some folder in _charts
	startswith(path, folder)
}

_charts contains trim_suffix(document.path, "Chart.yaml") if some document in input.documents.helm_chart

# The namespaces; "" is any.
_namespaces contains "" if {
	some chart in input.documents.helm_chart
	not _shown(chart)
}

_namespaces contains "" if {
	some folder, names in input.folders
	"Chart.yaml" in names
	not folder in _read_charts
}

_namespaces contains _text(object.get(document.value, "namespace", "")) if {
	some document in input.documents.kustomization
	_reaches_out(document.value)
}

_namespaces contains _text(namespace) if {
	some application in object.get(cluster.kinds, "Application", [])
	startswith(application.value.apiVersion, "argoproj.io/")
	some source in _application_sources(application.value.spec)
	not _here(source)
	namespace := object.get(application.value, ["spec", "destination", "namespace"], "")
}

_namespaces contains "" if count(object.get(cluster.kinds, "ApplicationSet", [])) > 0

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

_reaches_out(kustomization) if count(kustomization.helmCharts) > 0

_reaches_out(kustomization) if count(kustomization.helmChartInflationGenerator) > 0

_reaches_out(kustomization) if {
	some field in ["bases", "components", "resources"]
	some entry in kustomization[field]
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

# Whether a source is a folder of this repository.
_here(source) if {
	not source.chart
	input.folders[trim(trim_prefix(trim_suffix(source.path, "."), "./"), "/")]
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
