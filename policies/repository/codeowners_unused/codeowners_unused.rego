# METADATA
# title: CODEOWNERS that names what is not there
# description: >-
#   A pattern of CODEOWNERS decides about no file. What it meant was moved or renamed, and what it guarded is now somebody
#   else's, or nobody's; or a later line takes everything from it.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
#     description: GitHub, about code owners
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [codeowners]
#   remediation: >-
#     Look where the files went, and mend the pattern, or move it behind the one that covers it; remove it if they are gone.
package repository.codeowners_unused

deny contains {"message": message, "at": ["files", input.facts.codeowners.path], "line": rule.line, "words": [rule.pattern]} if {
	some rule in input.facts.codeowners.unused
	not _is_of_owners(rule.pattern)
	message := sprintf("the pattern %q decides about no file", [rule.pattern])
}

applies if input.facts.codeowners.path

# The file itself is guarded at each of the places where it would be read.
_is_of_owners(pattern) if {
	trim_prefix(pattern, "/") in {"CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS"}
}
