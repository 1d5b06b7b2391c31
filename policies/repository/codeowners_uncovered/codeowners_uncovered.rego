# METADATA
# title: Files that nobody owns
# description: >-
#   Files of the repository have no owner in CODEOWNERS. Changes to them ask nobody for a review, and findings in them go to
#   nobody. The files that decide how the repository is built and judged are told of by `repository.codeowners_gaps`.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
#     description: GitHub, about code owners
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [codeowners]
#   remediation: >-
#     Begin CODEOWNERS with a line for everything, `* @org/team`; lines behind it name those who own a part.
#   parameters:
#     share:
#       default: 0
#       description: How many percent of the files may have no owner.
package repository.codeowners_uncovered

deny contains {"message": message, "at": ["files", input.facts.codeowners.path]} if {
	applies
	count(_bare) * 100 > count(_owners) * data.karat.parameters.share
	message := sprintf("%d of %d files have no owner, such as %s", [count(_bare), count(_owners), min(_bare)])
}

measure := {"value": count(_owners) - count(_bare), "of": count(_owners)} if applies

# A file that names nobody is as good as none, which `repository.missing_codeowners` finds.
applies if {
	input.facts.codeowners.path
	count(_bare) < count(_owners)
}

_owners := input.facts.codeowners.owners

_bare := [path | some path, owners in _owners; count(owners) == 0]
