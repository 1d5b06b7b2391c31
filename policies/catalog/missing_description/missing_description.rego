# METADATA
# title: Entity without a description
# description: >-
#   The catalog says nothing of what an entity does, or only repeats its name. People who search for a capability do not find it
#   and build it a second time.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#description-optional
#     description: Backstage, metadata.description
# custom:
#   severity: low
#   kinds: [entity/component, entity/api, entity/resource, entity/system]
#   remediation: >-
#     Write one sentence into `metadata.description`: what it does, and for whom.
#   parameters:
#     minimum_words:
#       default: 3
#       description: How many words a description has at least, besides those of the entity's name.
package catalog.missing_description

import data.lib.entity

deny contains {"message": message, "at": entity.place(["metadata", "description"])} if {
	entity.declared
	some fault in [_fault(object.get(input.entity, "description", ""))]
	message := sprintf("%s has %s", [entity.label, fault])
}

_fault("") := "no description"

_fault(text) := sprintf("a description that says nothing: %q", [trim_space(text)]) if {
	text != ""
	count(_words(text) - _words(input.entity.name)) < data.karat.parameters.minimum_words
}

# What a word is depends on the language: where words have no blanks between them, two signs count as one.
_words(text) := {word |
	some word in regex.find_n(`[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]{2}|[\p{L}\p{N}]+`, lower(text), -1)
}
