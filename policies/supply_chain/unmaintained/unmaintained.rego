# METADATA
# title: No commit for a long time
# description: >-
#   Nobody has committed anything for a long time; updates that a bot makes by itself do not count. Vulnerabilities in it are
#   noticed late, and there may be nobody left who can release a fix. A component whose lifecycle says that it is at its end is
#   left out.
# related_resources:
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained
#     description: OpenSSF Scorecard, Maintained
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [git_history]
#   remediation: >-
#     Release with current dependencies, or say that it is finished: `lifecycle: deprecated` in the catalog, an archived
#     repository, a successor in the README.
#   controls:
#     openssf_scorecard: [Maintained]
#   parameters:
#     days:
#       default: 180
#       description: Days without a commit by a person.
#     finished:
#       default: [deprecated, retired, archived, end-of-life]
#       description: Lifecycles of components that nobody works on any more.
package supply_chain.unmaintained

import data.lib.entity

applies if {
	count(_people) > 0
	not object.get(input.entity, "lifecycle", "") in data.karat.parameters.finished
}

deny contains {"message": message, "at": _at} if {
	applies
	days := floor((input.facts.now - max(_people)) / 86400)
	days > data.karat.parameters.days
	message := sprintf("nobody has committed to %s for %d days", [entity.label, days])
}

# When each person committed last in the folder of the entity.
_people := [author.last |
	some author in input.facts.git_history.scopes[input.entity.scope].authors
	not author.bot
]

_at := ["entity"] if {
	entity.declared
} else := []
