# METADATA
# title: Not in the catalog
# description: >-
#   The repository has no catalog entity, so the portal does not know that it exists, who owns it and what depends on it, and
#   nothing can be expected of it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/
#     description: Backstage, descriptor format of catalog entities
# custom:
#   severity: low
#   kinds: [repository]
#   documents: [catalog]
#   remediation: >-
#     Add a `catalog-info.yaml` at the root with one entity for each thing that is built here: `kind`, `metadata.name`, and
#     `type`, `lifecycle` and `owner` in its `spec`.
package catalog.missing_entity

import data.lib.repository

deny contains {"message": "the repository has no catalog entity", "at": []} if {
	repository.known
	count(object.get(object.get(input, "documents", {}), "catalog", [])) == 0

	# A catalog file that cannot be read is reported as such.
	count([name | some names in input.folders; some name in names; name in {"catalog-info.yaml", "catalog-info.yml"}]) == 0
}
