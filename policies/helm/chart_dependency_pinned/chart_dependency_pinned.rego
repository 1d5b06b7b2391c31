# METADATA
# title: Chart dependency that is not pinned
# description: >-
#   A chart depends on another one by a range of versions, and no `Chart.lock` says which version it was tested with; or the lock
#   is not in step with `Chart.yaml`. The next `helm dependency update` then brings charts that nobody has looked at, and
#   `helm dependency build` refuses a lock that is out of step. Charts of the repository itself (`file://`, or vendored without a
#   repository) are left out.
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

deny contains {"message": message, "at": at} if {
	some dependency in _dependencies
	not _locks[dependency.folder]
	not versions.exact(dependency.version)
	message := sprintf("dependency %q may be any version of %q, and there is no Chart.lock", [dependency.name, dependency.version])
	at := _at(dependency)
}

deny contains {"message": message, "at": at} if {
	some dependency in _dependencies
	lock := _locks[dependency.folder]
	not _locked(lock, dependency)
	message := sprintf("Chart.lock is not in step: it has no version of %q in %q", [dependency.name, dependency.version])
	at := _at(dependency)
}

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

_locks[trim_suffix(document.path, "Chart.lock")] := document.value if {
	some document in input.documents["lockfile/helm"]
}

_locked(lock, dependency) if {
	some own in lock.dependencies
	own.name == dependency.name
	versions.in_range(dependency.version, own.version)
}

_at(dependency) := array.concat(dependency.path, ["version"]) if {
	dependency.has_version
} else := dependency.path
