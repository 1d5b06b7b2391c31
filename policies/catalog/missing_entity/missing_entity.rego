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
#   parameters:
#     fix_owner:
#       default: ""
#       description: The owner of a catalog entity that a fix begins, such as `group:default/payments`; empty for no fix.
package catalog.missing_entity

import data.lib.fix
import data.lib.repository
import data.lib.templates

deny contains object.union({"message": "the repository has no catalog entity", "at": []}, _remedy) if {
	repository.known
	count(object.get(object.get(input, "documents", {}), "catalog", [])) == 0

	# A catalog file that cannot be read is reported as such.
	count([name | some names in input.folders; some name in names; name in {"catalog-info.yaml", "catalog-info.yml"}]) == 0
}

# Who answers for it is for people to say: without an owner there is nothing to begin with.
_remedy := {"fix": fix.unsafe("Begin a catalog-info.yaml", [fix.create("catalog-info.yaml", text)])} if {
	owner := data.karat.parameters.fix_owner
	owner != ""
	text := sprintf(_text, [templates.yaml_string(lower(input.name)), templates.yaml_string(owner)])
} else := {}

_text := concat("\n", [
	"apiVersion: backstage.io/v1alpha1",
	"kind: Component",
	"metadata:",
	"  name: %s",
	"spec:",
	"  type: service",
	"  lifecycle: production",
	"  owner: %s",
	"",
])
