# METADATA
# title: Large file in git
# description: >-
#   A file of many megabytes is committed. Git keeps each version of it for good, so every clone and every run of CI pays
#   for it, also long after it is deleted; and what is binary nobody can review.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
#     description: GitHub, about large files
#   - ref: https://git-lfs.com/
#     description: Git LFS
# custom:
#   severity: low
#   kinds: [repository]
#   remediation: >-
#     Keep what a build makes in a registry or a release, data in a bucket, and what must lie beside the code in Git LFS
#     (`git lfs track`). To make clones small again, the history must be rewritten (`git lfs migrate import`), with
#     everybody who has a clone.
#   parameters:
#     largest_kib:
#       default: 5120
#       description: KiB up to which a file is accepted.
#     allowed:
#       default: []
#       description: Globs of files that may be larger, such as `docs/images/**`.
package build.large_file

import data.lib.repository

deny contains {"message": message, "at": ["files", path]} if {
	repository.known
	some path, file in input.files
	file.size > data.karat.parameters.largest_kib * 1024
	not _is_allowed(path)
	message := sprintf("the file has %d MiB", [floor((file.size / 1048576) + 0.5)])
}

_is_allowed(path) if {
	some pattern in data.karat.parameters.allowed
	glob.match(pattern, ["/"], path)
}
