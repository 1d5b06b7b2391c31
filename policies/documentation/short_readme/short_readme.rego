# METADATA
# title: README that says next to nothing
# description: >-
#   A README has hardly more than a title. Whoever comes new to the code, or to an incident in it, has to read the code to find
#   out what it is for and how it is run.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes
#     description: GitHub, about READMEs
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [docs]
#   remediation: >-
#     Say in the README what this is and for whom, how it is built, run and tested, and who looks after it. Where the
#     documentation is elsewhere, that and a link to it is enough for a reader to go on, and a lower `minimum_words` may be
#     right.
#   parameters:
#     minimum_words:
#       default: 50
#       description: How many words a README has at least.
package documentation.short_readme

import data.lib.docs

deny contains {"message": message, "at": ["files", docs.readme]} if {
	words := input.facts.docs[docs.readme].words
	words < data.karat.parameters.minimum_words
	noun := {true: "word", false: "words"}[words == 1]
	message := sprintf("the README has %d %s", [words, noun])
}

applies if docs.readme
