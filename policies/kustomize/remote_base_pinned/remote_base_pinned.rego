# METADATA
# title: Remote base that is not pinned
# description: >-
#   A kustomization takes resources, a base, a component, a patch, another file or a chart from elsewhere, by a branch, a part of a
#   version or no reference at all. Whoever may push there changes what is applied to the cluster, without a commit here that
#   anybody could review.
# related_resources:
#   - ref: https://github.com/kubernetes-sigs/kustomize/blob/master/examples/remoteBuild.md
#     description: Kustomize, remote targets
# custom:
#   severity: high
#   kinds: [kustomization]
#   remediation: >-
#     Add `?ref=` with the 40 digits of a commit, or with the full version of a tag that is never moved; take files of a release
#     instead of a branch, and give charts of `helmCharts` a whole `version`. Better still, commit a copy, which can be reviewed and
#     is there without a network.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package kustomize.remote_base_pinned

import data.lib.versions

deny contains {"message": message, "at": place.at} if {
	some place in _places
	not _pinned(place.entry)
	message := sprintf("%q is not pinned to a commit or a full version", [place.entry])
}

# A chart of a repository, whose newest version is taken unless one is named.
deny contains {"message": message, "at": at} if {
	some index, chart in input.helmCharts
	is_string(chart.repo)
	chart.repo != ""
	not versions.exact(object.get(chart, "version", ""))
	message := sprintf("chart %q is not pinned to a full version", [chart.name])
	at := [step | some step in ["helmCharts", index, "version"]; _is_step(step, chart)]
}

_is_step("version", chart) if is_string(chart.version)

_is_step(step, _) if step != "version"

# What comes from elsewhere: [{"entry", "at"}].
_places contains {"entry": entry, "at": [field, index]} if {
	some field in ["resources", "bases", "components", "generators", "transformers", "validators", "crds", "configurations"]
	some index, entry in input[field]
	is_string(entry)
	_remote(entry)
}

# Other files are read from addresses of the web, too.
_places contains {"entry": entry, "at": at} if {
	some [at, written] in _files
	is_string(written)
	entry := regex.replace(written, `^[\w.-]+=`, "")
	regex.match(`^https?://\S+$`, entry)
}

_files contains [[field, index], entry] if {
	some field in ["patchesStrategicMerge"]
	some index, entry in input[field]
}

_files contains [[field, index, "path"], entry.path] if {
	some field in ["patches", "patchesJson6902", "replacements"]
	some index, entry in input[field]
}

_files contains [[field, index, list, position], entry] if {
	some field in ["configMapGenerator", "secretGenerator"]
	some index, generator in input[field]
	some list in ["envs", "files"]
	some position, entry in generator[list]
}

_files contains [["helmCharts", index, "valuesFile"], chart.valuesFile] if some index, chart in input.helmCharts

_files contains [["openapi", "path"], input.openapi.path]

# Addresses and what git clones; a folder whose name begins with a dot, or has none in it, is here.
_remote(entry) if regex.match(`^[a-z0-9+]+://|^git@|^git::|[?&](ref|version)=`, entry)

_remote(entry) if regex.match(`^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[a-z]{2,}(:[0-9]+)?/[^/]+/`, entry)

_pinned(entry) if {
	some [_, _, reference] in regex.find_all_string_submatch_n(`[?&](ref|version)=([^&]+)`, entry, -1)
	versions.fixed(reference)
}

# A file of a release, or at a commit: one part of its address says which.
_pinned(entry) if {
	not regex.match(`[?&](ref|version)=`, entry)
	startswith(entry, "http")
	some part in split(entry, "/")
	versions.fixed(part)
}
