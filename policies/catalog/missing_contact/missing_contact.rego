# METADATA
# title: Component without a way to ask
# description: >-
#   Nothing in the catalog says where to ask about a component: no chat channel, no address, neither of itself nor of the group
#   that owns it. People ask somebody they know, who asks somebody else.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#links-optional
#     description: Backstage, metadata.links
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Add a link to the team's channel to `metadata.links`, with the title `Chat` or `Support`.
#   parameters:
#     pattern:
#       default: ""
#       description: A further regular expression, of the key of an annotation or of a link, that leads to people.
package catalog.missing_contact

import data.lib.entity
import data.lib.entity_links

deny contains {"message": message, "at": entity.place(["metadata", "links"])} if {
	entity.declared
	not _is_reachable
	message := sprintf("%s says nowhere whom to ask", [entity.label])
}

_is_reachable if entity_links.linked(_ways)

_is_reachable if entity_links.annotated(`slack|mattermost|discord|teams\.microsoft|zulip|e-?mail|contact|\bchat\b`)

_is_reachable if {
	some group in entity.by_ref[input.entity.owner]
	group.spec.profile.email != ""
}

_is_reachable if {
	data.karat.parameters.pattern != ""
	entity_links.linked(data.karat.parameters.pattern)
}

_is_reachable if {
	data.karat.parameters.pattern != ""
	entity_links.annotated(data.karat.parameters.pattern)
}

_ways := concat("|", [
	`^mailto:`, `\b(slack|discord|zulipchat|mattermost)\.`, `\bdiscord\.gg/`, `\bteams\.microsoft\.com`,
	`\bchat\.google\.com`, `\bmatrix\.to\b`, `\b(chat|support|contact|channel|help ?desk|ask us|questions)\b`, `/discussions\b`,
])
