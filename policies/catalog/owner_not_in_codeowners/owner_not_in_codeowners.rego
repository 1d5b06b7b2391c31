# METADATA
# title: Owner that CODEOWNERS does not know
# description: >-
#   The catalog says that one team owns a component, and CODEOWNERS asks only others for a review of its files. One of the two
#   is out of date: either the wrong people are called in an incident, or the wrong people approve changes.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#specowner-required
#     description: Backstage, spec.owner
#   - ref: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
#     description: GitHub, about code owners
# custom:
#   severity: medium
#   kinds: [entity/component]
#   facts: [codeowners]
#   remediation: >-
#     Find out which of the two holds, and mend the other. Where a team has another name on the host, say so with the parameter
#     `handles`, or with the annotation `github.com/team-slug` of the group.
#   parameters:
#     handles:
#       default: {}
#       description: What owners are called in CODEOWNERS, as `group:default/payments` → `[@acme/team-payments]`.
package catalog.owner_not_in_codeowners

import data.lib.entity

deny contains {"message": message, "at": entity.place(["spec", "owner"])} if {
	applies
	every handle in _handles {
		not _is_owner(handle)
	}
	message := sprintf("%s owns %s, whose files CODEOWNERS gives to %s", [
		input.entity.owner,
		entity.label,
		concat(", ", sort(_handles)),
	])
}

applies if {
	input.entity.owner
	count(_handles) > 0
}

# Whom CODEOWNERS names for the files of the component.
_handles := {handle |
	some path, _ in input.files
	handles := input.facts.codeowners.owners[path]
	entity.own(path)
	some handle in handles
}

_is_owner(handle) if handle in data.karat.parameters.handles[input.entity.owner]

# `payments` is `@acme/payments`, `@acme/team-payments` and `payments@acme.example` too.
_is_owner(handle) if {
	some name in _names
	regex.match(sprintf(`(^|-)%s(-|$)`, [_plain(name)]), _plain(_own_name(handle)))
}

_names := {parts[count(parts) - 1] |
	parts := split(input.entity.owner, "/")
} | {parts[count(parts) - 1] |
	some group in entity.by_ref[input.entity.owner]
	parts := split(group.annotations["github.com/team-slug"], "/")
}

_own_name(handle) := parts[count(parts) - 1] if {
	startswith(handle, "@")
	parts := split(trim_left(handle, "@"), "/")
} else := split(handle, "@")[0]

_plain(name) := regex.replace(lower(name), `[^\p{L}\p{N}]+`, "-")
