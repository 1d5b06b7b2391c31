# METADATA
# title: Component without tags
# description: >-
#   A component has no tags, or none of those that the company asks for, so lists of the portal by language, platform or sort of
#   data leave it out.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#tags-optional
#     description: Backstage, metadata.tags
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Add `metadata.tags` that people filter by, such as the language (`go`) and the sort of data that it holds.
#   parameters:
#     one_of:
#       default: []
#       description: Tags of which an entity has at least one. Empty means any tag.
package catalog.missing_tags

import data.lib.entity

deny contains {"message": message, "at": entity.place(["metadata", "tags"])} if {
	entity.declared
	count(_fitting) == 0
	message := sprintf("%s has no tags%s", [entity.label, _wanted])
}

_tags := {tag | some tag in input.entity.tags}

_one_of := {tag | some tag in data.karat.parameters.one_of}

_fitting := _tags if {
	count(_one_of) == 0
} else := _tags & _one_of

_wanted := "" if {
	count(_one_of) == 0
} else := sprintf(" of %s", [concat(", ", sort(_one_of))])
