# METADATA
# title: Changelog without the latest release
# description: >-
#   The changelog has no section for the latest release, which is tagged. Somebody stopped writing it; whoever reads it believes
#   that nothing has changed since.
# related_resources:
#   - ref: https://keepachangelog.com/en/1.1.0/
#     description: Keep a Changelog
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs, git_refs]
#   remediation: >-
#     Add a section for the version that the message names, and let the release fail in CI where the changelog has none. If
#     releases are described elsewhere by now, say so in the changelog and remove its sections.
package documentation.stale_changelog

import data.lib.releases
import data.lib.repository

deny contains {"message": message, "at": ["files", path]} if {
	count(_versions) > 0
	not _is_described
	some path in array.slice(_changelogs, 0, 1)
	message := sprintf("the changelog has no section for %s, the latest release", [releases.latest.name])
}

# Sections are known of pages with headings, and only those that name versions are meant.
applies if {
	releases.latest
	count(_versions) > 0
}

# A clone that is not whole may have no tags.
applies if {
	count(_versions) > 0
	not releases.known
}

unknown contains {"message": "the tags of the repository are not all known", "at": []} if {
	count(_versions) > 0
	not releases.known
}

_changelogs := [path |
	some path in repository.named(repository.homes, releases.changelog)
	count(input.facts.docs[path].headings) > 0
]

_versions := {version |
	some path in _changelogs
	some heading in input.facts.docs[path].headings
	some version in regex.find_n(`\d+(\.\d+)+`, heading.text, -1)
}

# One section may stand for all releases of a minor version.
_is_described if {
	some version in _versions
	startswith(sprintf("%s.", [releases.latest.version]), sprintf("%s.", [version]))
}
