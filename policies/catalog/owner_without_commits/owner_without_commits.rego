# METADATA
# title: Owner that does not work on what it owns
# description: >-
#   In half a year nobody of the team that owns a component has changed it, and others have. The real owners are those others,
#   or the component is an orphan that several teams patch. Members are rows of `imported.members` with an `email` or a `user`.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#specowner-required
#     description: Backstage, spec.owner
# custom:
#   severity: low
#   kinds: [entity/component]
#   facts: [git_history, imported.members]
#   remediation: >-
#     Ask both teams who answers for it, and write that team into `spec.owner`. Where addresses in commits differ from those of
#     the directory, a `.mailmap` brings them together.
package catalog.owner_without_commits

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "owner"])} if {
	applies
	count(_own) == 0
	message := sprintf("%s owns %s, and is not among the %d who changed it in half a year", [
		input.entity.owner,
		entity.label,
		count(_recent),
	])
}

measure := {"value": _commits(_own), "of": _commits(_recent)} if applies

applies if {
	input.entity.owner
	count(_members) > 0
	count(_recent) > 0
}

_recent := [author |
	some author in input.facts.git_history.scopes[input.entity.scope].authors
	author.recent > 0
	not author.bot
]

_own := [author | some author in _recent; count(_called(author) & _members) > 0]

_members := {lower(row[field]) |
	some row in input.facts.imported.members.rows
	some field in ["email", "user"]
}

# An address, or the name of the account that GitHub makes one of.
_called(author) := {lower(author.email)} | {lower(parts[1]) |
	some parts in regex.find_all_string_submatch_n(`^(?:\d+\+)?([^@]+)@users\.noreply\.`, author.email, 1)
}

_commits(authors) := sum([author.recent | some author in authors])
