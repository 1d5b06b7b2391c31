# METADATA
# title: CODEOWNERS that names a team that is gone
# description: >-
#   A team in CODEOWNERS is none of those that the export of the host has. GitHub takes it for no owner at all: nobody is asked
#   for a review, and where one of an owner is required anybody's will do. Rows of `imported.teams` have the `handle`, as
#   `@acme/payments`.
# related_resources:
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
#     description: GitHub, about code owners
# custom:
#   severity: medium
#   kinds: [repository]
#   facts: [codeowners, imported.teams]
#   remediation: >-
#     Write the team by its new name, give the files to the team that took them over, and see that the team has write access.
#   controls:
#     owasp_cicd: [CICD-SEC-1]
package repository.codeowners_unknown

deny contains {"message": message, "at": ["files", input.facts.codeowners.path]} if {
	applies
	some handle in _named
	not lower(handle) in _teams
	files := count([path | some path, handles in input.facts.codeowners.owners; handle in handles])
	message := sprintf("%s is no team, and owns %d files", [handle, files])
}

measure := {"value": known, "of": count(_named)} if {
	applies
	known := count([handle | some handle in _named; lower(handle) in _teams])
}

applies if {
	count(_teams) > 0
	count(_named) > 0
}

# Users and addresses are not in a list of teams.
_named := {handle |
	some handles in input.facts.codeowners.owners
	some handle in handles
	regex.match(`^@[^@/]+/.+`, handle)
}

_teams := {lower(row.handle) | some row in input.facts.imported.teams.rows}
