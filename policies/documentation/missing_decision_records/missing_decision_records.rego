# METADATA
# title: No records of decisions
# description: >-
#   Nothing in the repository records why it is built as it is: no architecture decision records, no design documents. Each
#   decision is discussed again when those who took it have gone, and undone by people who do not know what it was for.
# related_resources:
#   - ref: https://adr.github.io/
#     description: Architectural decision records
#   - ref: https://github.com/backstage/community-plugins/tree/main/workspaces/adr
#     description: Backstage, plugin for decision records
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Write the next decision that is hard to undo as one page in `docs/adr/`: what was decided, what else there was, why not.
#     Do not write up the past.
#   parameters:
#     types:
#       default: [service, website]
#       description: Types of components that need records.
package documentation.missing_decision_records

import data.lib.entity

deny contains {"message": message, "at": entity.place([])} if {
	applies
	count(_folders) == 0
	message := sprintf("%s has no records of decisions", [entity.label])
}

applies if input.entity.type in data.karat.parameters.types

# Those of the whole repository count for its components.
_folders := [folder |
	some folder, names in input.repository.folders
	regex.match(_kept, lower(folder))
	some name in names
	regex.match(`\.(md|mdx|markdown|adoc|asciidoc|rst|txt)$`, lower(name))
]

_kept := concat("", [
	`(^|/)(adrs?|(arch(itecture|itectural)?[-_])?decisions?([-_](records?|log))?|rfcs?|`,
	`designs?([-_]?docs?)?|proposals?|enhancements?|keps?)(/|$)`,
])
