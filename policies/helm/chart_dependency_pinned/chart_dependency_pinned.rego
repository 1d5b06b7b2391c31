# METADATA
# title: Chart dependency that is not pinned
# description: >-
#   A chart depends on another one by a range of versions, and no `Chart.lock` says which version it was tested with; or the lock
#   is not in step with `Chart.yaml`. The next `helm dependency update` then brings charts that nobody has looked at, and
#   `helm dependency build` refuses a lock that is out of step. Charts of the repository itself (`file://`, or vendored in
#   `charts/`) are left out.
# related_resources:
#   - ref: https://helm.sh/docs/chart_best_practices/dependencies/
#     description: Helm, best practices for dependencies
#   - ref: https://helm.sh/docs/helm/helm_dependency_build/
#     description: helm dependency build
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [helm_chart, lockfile/helm]
#   needs_documents: true
#   remediation: >-
#     Run `helm dependency update` in the chart and commit the `Chart.lock` that it writes; build with `helm dependency build`, which
#     takes the versions of the lock. Or write exact versions into `Chart.yaml`.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package helm.chart_dependency_pinned

import data.lib.versions

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
	not _locked(lock, dependency)
	message := sprintf("Chart.lock is not in step: it has no version of %q in %q", [dependency.name, dependency.version])
	at := _at(dependency)
}

_unlocked(open) := sprintf("dependency %q may be any version of %q, and there is no Chart.lock", [
	open[0].name,
	open[0].version,
]) if {
	count(open) == 1
} else := sprintf("dependencies %s may be of any version in a range, and there is no Chart.lock", [names]) if {
	names := concat(", ", [sprintf("%q", [dependency.name]) | some dependency in open])
}

# Whether the chart stands in the repository, packed or not: that very version is what is installed.
_is_vendored(dependency) if {
	some name in input.folders[sprintf("%scharts", [dependency.folder])]
	regex.match(`^-v?[0-9][^/]*\.tgz$`, trim_prefix(name, dependency.name))
}

_is_vendored(dependency) if "Chart.yaml" in input.folders[sprintf("%scharts/%s", [dependency.folder, dependency.name])]

_dependencies := [entry |
	some index, document in input.documents.helm_chart
	some place, dependency in document.value.dependencies
	_elsewhere(dependency)
	entry := {
		"folder": trim_suffix(document.path, "Chart.yaml"),
		"name": dependency.name,
		"repository": dependency.repository,
		"version": _version(dependency),
		"path": ["documents", "helm_chart", index, "value", "dependencies", place],
		"has_version": is_string(object.get(dependency, "version", null)),
	}
]

_elsewhere(dependency) if {
	is_string(dependency.name)
	is_string(dependency.repository)
	not dependency.repository == ""
	not startswith(dependency.repository, "file://")
}

_version(dependency) := dependency.version if {
	is_string(dependency.version)
} else := "*"

# Helm reads the first document of a file alone.
_locks[trim_suffix(document.path, "Chart.lock")] := document.value if {
	some document in input.documents["lockfile/helm"]
	object.get(document, "index", 0) == 0
}

_locked(lock, dependency) if {
	some own in lock.dependencies
	own.name == dependency.name
	versions.in_range(dependency.version, own.version)
}

_at(dependency) := array.concat(dependency.path, ["version"]) if {
	dependency.has_version
} else := dependency.path
