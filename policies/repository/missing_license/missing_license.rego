# METADATA
# title: No licence file
# description: >-
#   No file says under which terms the code may be used. Without one nobody else may copy, change or ship it, and scanners of
#   licences report it as unknown.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/licensing-a-repository
#     description: GitHub, licensing a repository
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#license
#     description: OpenSSF Scorecard, License
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [readme]
#   remediation: >-
#     Add a `LICENSE` with the text of the licence; for code of your own company one that says so is enough.
#   controls:
#     openssf_scorecard: [License]
package repository.missing_license

import data.lib.relative_paths
import data.lib.repository

deny contains {"message": "the repository has no licence file", "at": []} if {
	repository.known
	count(repository.named(["", ".github", "docs"], _names)) == 0

	# REUSE keeps the texts of all licences in one folder.
	count(object.get(object.get(input, "folders", {}), "LICENSES", [])) == 0
	not _is_told_of
}

# A workspace may have it in the folder of what it ships, and lead there from its README.
_is_told_of if {
	some readme, page in input.facts.readme
	some link in page.links
	path := relative_paths.joined(relative_paths.folder(readme), split(link.target, "#")[0])
	input.files[path]
	regex.match(_names, lower(regex.replace(path, `^.*/`, "")))
}

_names := `^((un)?licen[sc]es?|copying|copyright|[a-z0-9.]+-licen[sc]e)([._-].*)?$`
