# METADATA
# title: Container registry in one region
# description: >-
#   Images lie in one region. When that is lost, so are they: clusters in other regions that ought to go on can start
#   nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication
#     description: Microsoft, Geo-replication in Azure Container Registry
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, georeplications
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write a `georeplications` block for each region that runs images, with `sku = "Premium"`.
package terraform.azure.acr_georeplicated

import data.lib.azure
import data.lib.terraform

# Before version 3 of the provider regions could be a list of names.
_replicas := [setting |
	some said in terraform.presences(["azurerm_container_registry"], ["georeplications"])
	some presence in terraform.unless(said, terraform.presences_of(said.resource, ["georeplication_locations"]))
	setting := object.union(presence, {"value": false | _is_small(object.get(presence.resource.body, "sku", ""))})
]

deny contains terraform.finding(setting, "images are kept in one region") if {
	some setting in _replicas
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_replicas)

# SKUs that cannot keep images in several regions, whatever is said.
_is_small(sku) if azure.word(sku) in {"", "basic", "standard"}
