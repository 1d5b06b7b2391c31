# METADATA
# title: Service without a runbook
# description: >-
#   Nothing says what to do when a service fails: no runbook among its files or in the catalog, and no section of its pages on
#   operation. At three in the morning whoever is on call begins with the source. A file that holds only a title is no runbook.
# related_resources:
#   - ref: https://sre.google/workbook/on-call/
#     description: Site Reliability Workbook, being on call
# custom:
#   severity: low
#   kinds: [entity/component]
#   facts: [docs]
#   remediation: >-
#     Write `docs/runbook.md`, beginning with the alerts that there are: what each means, what to look at, what to do. Where
#     runbooks are kept elsewhere, link to it from `metadata.links` with the title `Runbook`.
#   parameters:
#     types:
#       default: [service, website]
#       description: Types of components that need a runbook.
#     minimum_words:
#       default: 30
#       description: How many words a runbook has at least.
package documentation.missing_runbook

import data.lib.docs
import data.lib.entity
import data.lib.entity_links

deny contains {"message": message, "at": entity.place(["metadata", "links"])} if {
	applies
	not _is_there
	message := sprintf("%s has no runbook", [entity.label])
}

applies if input.entity.type in data.karat.parameters.types

_is_there if entity_links.linked(`run-?_? ?books?|playbooks?`)

_is_there if entity_links.annotated(`run-?_?books?`)

_is_there if {
	some path, _ in input.files
	entity.in_scope(path)
	input.facts.docs[path].words >= data.karat.parameters.minimum_words
	_is_runbook(path)
}

_is_runbook(path) if {
	names := `run-?_?books?|play-?_?books?|operations?|operating|on-?_?call|trouble-?_?shooting|incidents?`
	regex.match(sprintf(`(^|/)([^/]*[-_.])?(%s)([-_.][^/]*|/.+)$`, [names]), lower(path))
}

# A section of any page.
_is_runbook(path) if {
	docs.has_heading(path, `run ?book|play ?book|trouble ?shoot|\bon[- ]?call\b|\boperations\b|incident|\balerts?\b`)
}
