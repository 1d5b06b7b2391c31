# METADATA
# title: Remote base that is not pinned
# description: >-
#   A kustomization takes resources, a base or a component from elsewhere, by a branch, a part of a version or no reference at all.
#   Whoever may push there changes what is applied to the cluster, without a commit here that anybody could review.
# related_resources:
#   - ref: https://github.com/kubernetes-sigs/kustomize/blob/master/examples/remoteBuild.md
#     description: Kustomize, remote targets
# custom:
#   severity: high
#   kinds: [kustomization]
#   remediation: >-
#     Add `?ref=` with the 40 digits of a commit, or with the full version of a tag that is never moved; take files of a release
#     instead of a branch. Better still, commit a copy, which can be reviewed and is there without a network.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package kustomize.remote_base_pinned

import data.lib.versions

deny contains {"message": message, "at": [field, index]} if {
	some field in ["resources", "bases", "components", "generators", "transformers", "validators", "crds", "configurations"]
	some index, entry in input[field]
	is_string(entry)
	_remote(entry)
	not _pinned(entry)
	message := sprintf("%q is not pinned to a commit or a full version", [entry])
}

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
