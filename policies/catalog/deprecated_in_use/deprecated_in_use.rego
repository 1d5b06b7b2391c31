# METADATA
# title: Deprecated entity that others still use
# description: >-
#   An entity is deprecated, and entities of the same repository that are not deprecated themselves still depend on it or
#   consume it. Switching it off breaks them, so it stays for ever, with nobody to look after it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#speclifecycle-required
#     description: Backstage, lifecycle of a component
# custom:
#   severity: low
#   kinds: [entity/component, entity/api, entity/resource]
#   remediation: >-
#     Move the users to the successor, and name it in the description and the links of the deprecated entity. Then take the
#     relation out of their `dependsOn` or `consumesApis`.
#   parameters:
#     lifecycles:
#       default: [deprecated, retired]
#       description: Lifecycles of what should have no users.
package catalog.deprecated_in_use

import data.lib.entity

applies if input.entity.lifecycle in data.karat.parameters.lifecycles

deny contains {"message": message, "at": at} if {
	applies
	count(_users) > 0
	at := entity.place(["spec", "lifecycle"])
	message := sprintf("%s is %s and used by %s", [
		entity.label,
		input.entity.lifecycle,
		concat(", ", sort(_users)),
	])
}

_users := {ref |
	some [ref, lifecycle] in _users_of[input.entity.ref]
	ref != input.entity.ref
	not lifecycle in data.karat.parameters.lifecycles
}

# Who uses what, and how far they are.
_users_of[used] contains [user.ref, object.get(user, "lifecycle", "")] if {
	some user in input.entities
	some relation in ["dependsOn", "consumesApis"]
	some used in object.get(user, ["relations", relation], [])
}
