# METADATA
# title: Manifest with another licence than the licence file
# description: >-
#   A manifest declares a licence that the licence file is not. The registry shows the one of the manifest, the repository the
#   other, and both of those who use the code and of those who check it rely on one of them. The licence files nearest to a
#   manifest count.
# related_resources:
#   - ref: https://docs.npmjs.com/cli/configuring-npm/package-json#license
#     description: npm, license
#   - ref: https://doc.rust-lang.org/cargo/reference/manifest.html#the-license-and-license-file-fields
#     description: Cargo, license
# custom:
#   severity: medium
#   kinds: [repository]
#   facts: [licences]
#   remediation: >-
#     Decide which of the two holds, and write its SPDX id into the manifest and its text into the file. Where a package of the
#     repository has a licence of its own, put its text beside its manifest.
package repository.license_mismatch

import data.lib.licenses
import data.lib.repository

deny contains {"message": message, "at": ["files", manifest.path], "line": object.get(manifest, "line", 1)} if {
	some [manifest, texts] in _pairs
	count(licenses.names_of(manifest) & _names(texts)) == 0
	message := sprintf("the manifest says %s, and %s is %s", [
		manifest.spdx,
		concat(", ", sort([text.path | some text in texts])),
		concat(", ", sort([text.spdx | some text in texts])),
	])
}

applies if count(_pairs) > 0

# Each manifest with the texts that hold for it.
_pairs := [[manifest, texts] |
	some manifest in input.facts.licences
	manifest.source == "manifest"
	manifest.spdx
	not licenses.is_foreign(manifest.path)
	texts := _nearest(manifest.path)
	count(texts) > 0

	# A text that nobody knows may be the one that is meant.
	every text in texts {
		text.spdx
	}
]

_nearest(path) := [text |
	some text in licenses.all_texts
	licenses.home(text.path) == nearest
] if {
	lengths := [count(folder) |
		some folder in repository.folders_above(path)
		some text in licenses.all_texts
		licenses.home(text.path) == folder
	]
	some nearest in repository.folders_above(path)
	count(nearest) == max(lengths)
}

_names(texts) := union({licenses.names_of(text) | some text in texts})
