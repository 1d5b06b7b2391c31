# METADATA
# title: No README
# description: >-
#   Nothing at the root of the repository says what it is, how it is built and run, and whom to ask. People who come new to it,
#   or to an incident in it, start from nothing.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes
#     description: GitHub, about READMEs
# custom:
#   severity: low
#   kinds: [repository]
#   remediation: >-
#     Add a `README.md` that says what this is, how to build, test and run it, and who looks after it.
package repository.missing_readme

import data.lib.repository

deny contains {"message": "the repository has no README", "at": []} if {
	repository.known
	count(repository.named(repository.homes, `^readme([._-].*)?$`)) == 0
}
