# METADATA
# title: Nothing says who maintains this
# description: >-
#   No file, no manifest and no section of the README names the people or the team that look after the repository, and no
#   CODEOWNERS does. Nobody can tell whether anybody still does.
# related_resources:
#   - ref: https://contribute.cncf.io/maintainers/templates/maintainers/
#     description: CNCF, template of a MAINTAINERS file
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs]
#   documents: [package_json, pyproject]
#   remediation: >-
#     Add a `MAINTAINERS.md` with names and what each looks after, or a CODEOWNERS that begins with `* @org/team`.
package documentation.missing_maintainers

import data.lib.docs
import data.lib.repository

deny contains {"message": "nothing says who maintains the repository", "at": []} if {
	repository.known
	count(repository.named(repository.homes, `^(maintainers?|owners(_aliases)?|codeowners)([._-].*)?$`)) == 0
	not docs.readme_mentions(_words)
	not _in_manifest
}

_in_manifest if {
	some document in input.documents.package_json
	count(document.value.maintainers) > 0
}

_in_manifest if {
	some document in input.documents.pyproject
	some table in [["project", "maintainers"], ["tool", "poetry", "maintainers"]]
	count(object.get(document.value, table, [])) > 0
}

# Headings and links of a README, in lower case.
_words := `\bmaintain(er|ed by)|\bowner|\bteam\b|codeowners`
