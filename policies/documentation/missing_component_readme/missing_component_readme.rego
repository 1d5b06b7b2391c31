# METADATA
# title: Component without a README
# description: >-
#   A component that lives in a folder of its own has no README there. In a repository of many, nothing says what this one is, how
#   it is run alone, and who looks after it.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes
#     description: GitHub, about READMEs
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Add a `README.md` to the folder of the component: what it is, how it is built, run and tested, and who looks after it.
package documentation.missing_component_readme

import data.lib.entity
import data.lib.repository

deny contains {"message": message, "at": entity.place([])} if {
	applies
	count(repository.named(entity.homes, `^readme([._-].*)?$`)) == 0
	message := sprintf("%s has no README in %s", [entity.label, input.entity.scope])
}

# For the root there is `repository.missing_readme`.
applies if input.entity.scope != ""
