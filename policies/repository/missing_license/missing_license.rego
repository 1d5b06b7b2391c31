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
#   remediation: >-
#     Add a `LICENSE` with the text of the licence; for code of your own company one that says so is enough.
#   controls:
#     openssf_scorecard: [License]
package repository.missing_license

import data.lib.repository

deny contains {"message": "the repository has no licence file", "at": []} if {
	repository.known
	count(repository.named(["", ".github", "docs"], _names)) == 0

	# REUSE keeps the texts of all licences in one folder.
	count(object.get(object.get(input, "folders", {}), "LICENSES", [])) == 0
}

_names := `^((un)?licen[sc]es?|copying|copyright|[a-z0-9.]+-licen[sc]e)([._-].*)?$`
