# METADATA
# title: Chart dependency that is not pinned
# description: >-
#   A chart depends on another one by a range of versions, and no `Chart.lock` says which version it was tested with; or the lock
#   is not in step with `Chart.yaml`. The next `helm dependency update` then brings charts that nobody has looked at, and
#   `helm dependency build` refuses a lock that is out of step. Old charts write the same in `requirements.yaml` and
#   `requirements.lock`, which Helm still reads. Charts of the repository itself (`file://`, or vendored in `charts/`) are left out.
# related_resources:
#   - ref: https://helm.sh/docs/chart_best_practices/dependencies/
#     description: Helm, best practices for dependencies
#   - ref: https://helm.sh/docs/helm/helm_dependency_build/
#     description: helm dependency build
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [helm_chart, helm_requirements, lockfile/helm]
#   remediation: >-
#     Run `helm dependency update` in the chart and commit the lock that it writes; build with `helm dependency build`, which
#     takes the versions of the lock. Or write exact versions into `Chart.yaml`.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package helm.chart_dependency_pinned

import data.lib.versions

applies if some _ in input.documents.helm_chart

# One lock is missing, however many dependencies it would pin.
deny contains {"message": message, "at": _at(open[0])} if {
	some folder in {dependency.folder | some dependency in _dependencies}
	not _locks[folder]
	open := [dependency |
		some dependency in _dependencies
		dependency.folder == folder
		not versions.exact(dependency.version)
		not _is_vendored(dependency)
	]
	message := _unlocked(open)
}

deny contains {"message": message, "at": at} if {
	some dependency in _dependencies
	lock := _locks[dependency.folder]
	not _locked(lock.value, dependency)
	message := sprintf("%s is not in step: it has no version of %q in %q", [lock.name, dependency.name, dependency.version])
	at := _at(dependency)
}

_unlocked(open) := sprintf("dependency %q may be any version of %q, and there is no %s", [
	open[0].name,
	open[0].version,
	open[0].lock,
]) if {
	count(open) == 1
} else := sprintf("dependencies %s may be of any version in a range, and there is no %s", [names, open[0].lock]) if {
	names := concat(", ", [sprintf("%q", [dependency.name]) | some dependency in open])
}

# Whether the chart stands in the repository, packed or not: that very version is what is installed.
_is_vendored(dependency) if {
	some name in input.folders[sprintf("%scharts", [dependency.folder])]
	regex.match(`^-v?[0-9][^/]*\.tgz$`, trim_prefix(name, dependency.name))
}

_is_vendored(dependency) if "Chart.yaml" in input.folders[sprintf("%scharts/%s", [dependency.folder, dependency.name])]

_dependencies := [entry |
	some list in _lists
	some place, dependency in list.value
	_elsewhere(dependency)
	entry := {
		"folder": list.folder,
		"lock": list.lock,
		"name": dependency.name,
		"repository": dependency.repository,
		"version": _version(dependency),
		"path": array.concat(list.path, [place]),
		"has_version": is_string(object.get(dependency, "version", null)),
	}
]

# The list of dependencies of each chart, and the name of the lock that Helm writes for it. Dependencies that `requirements.yaml`
# lists hold, whatever `Chart.yaml` does.
_lists contains {"folder": folder, "lock": "Chart.lock", "value": document.value.dependencies, "path": path} if {
	some index, document in input.documents.helm_chart
	folder := trim_suffix(document.path, "Chart.yaml")
	not _requires(sprintf("%srequirements.yaml", [folder]))
	path := ["documents", "helm_chart", index, "value", "dependencies"]
}

# Helm writes the old lock for charts of the first generation, `v1` or nothing, and the new one for whatever else stands there, a
# number too.
_lists contains {"folder": folder, "lock": lock, "value": document.value.dependencies, "path": path} if {
	some chart in input.documents.helm_chart
	folder := trim_suffix(chart.path, "Chart.yaml")
	[index, document] := _old[sprintf("%srequirements.yaml", [folder])]
	lock := {true: "requirements.lock", false: "Chart.lock"}[object.get(chart.value, "apiVersion", "") in {"v1", "", null}]
	path := ["documents", "helm_requirements", index, "value", "dependencies"]
}

_requires(path) if {
	[_, document] := _old[path]
	document.value.dependencies != null
}

# Files of the first generation of charts, by their paths, with their places among the documents. Helm reads the first document of
# a file alone.
_old[document.path] := [index, document] if {
	some index, document in input.documents.helm_requirements
	object.get(document, "index", 0) == 0
}

_elsewhere(dependency) if {
	is_string(dependency.name)
	is_string(dependency.repository)
	not dependency.repository == ""
	not startswith(dependency.repository, "file://")
}

_version(dependency) := dependency.version if {
	is_string(dependency.version)
} else := "*"

# The lock of a chart, by its folder: the old one where both are there, as Helm reads it last.
_locks[folder] := {"name": "requirements.lock", "value": old.value} if {
	some path, [_, old] in _old
	endswith(path, "requirements.lock")
	folder := trim_suffix(path, "requirements.lock")
}

_locks[folder] := {"name": "Chart.lock", "value": document.value} if {
	some document in input.documents["lockfile/helm"]
	object.get(document, "index", 0) == 0
	folder := trim_suffix(document.path, "Chart.lock")
	not _old[sprintf("%srequirements.lock", [folder])]
}

_locked(lock, dependency) if {
	some own in lock.dependencies
	own.name == dependency.name
	versions.in_range(dependency.version, own.version)
}

_at(dependency) := array.concat(dependency.path, ["version"]) if {
	dependency.has_version
} else := dependency.path
