# METADATA
# title: Component whose documentation the portal does not show
# description: >-
#   A component says nowhere where its documentation is: it has no TechDocs, takes none from another entity, and no link leads
#   to any. Who found the component in the portal has to search a second time.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations/#backstageiotechdocs-ref
#     description: Backstage, backstage.io/techdocs-ref
# custom:
#   severity: low
#   kinds: [entity/component]
#   remediation: >-
#     Add the annotation `backstage.io/techdocs-ref: dir:.` and a `mkdocs.yml` beside the catalog file, or a link titled `Docs`
#     to where the documentation is.
package documentation.missing_techdocs

import data.lib.entity

deny contains {"message": message, "at": entity.place(["metadata", "annotations"])} if {
	entity.declared
	not _is_shown
	message := sprintf("%s says nowhere where its documentation is", [entity.label])
}

_is_shown if {
	some annotation in ["backstage.io/techdocs-ref", "backstage.io/techdocs-entity"]
	input.entity.annotations[annotation]
}

_is_shown if {
	some link in input.entity.links
	some field in ["url", "title", "type"]
	regex.match(`\b(tech-?)?docs?\b|documentation|\bwiki\b|confluence|handbook|manual|readme|guide`, lower(link[field]))
}
