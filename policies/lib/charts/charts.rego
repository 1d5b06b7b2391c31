# METADATA
# title: Charts of a repository
# description: >-
#   Which chart of Helm a file is of, and by which namespace a release of it is known. For rules on the repository whose
#   `documents` are kubernetes and helm_chart.
package lib.charts

import data.lib.relative_paths
import data.lib.repository

# The folder of the outermost chart that a file of Kubernetes objects is of.
home[path] := min(object.keys(_around[path]))

# Whether a namespace is the one that a release of the chart around a file goes into: it is rendered as a release of the chart's
# name into a namespace of that name, and is installed under another.
is_release(path, namespace) if {
	some name in _around[path]
	namespace == name
}

# The folders of all charts.
folders := object.keys(_names)

# The names of the charts around files, by folder.
_around[document.path] := names if {
	some document in input.documents.kubernetes
	names := {folder: _names[folder] |
		some folder in repository.folders_above(document.path)
		folder in folders
	}
	count(names) > 0
}

# Helm reads the first document of a file alone, and of the files that look like one in a folder only `Chart.yaml`.
_names[relative_paths.folder(chart.path)] := object.get(chart.value, "name", "") if {
	some chart in input.documents.helm_chart
	regex.match(`(^|/)Chart\.yaml$`, chart.path)
	object.get(chart, "index", 0) == 0
}
