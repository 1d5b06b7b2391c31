# METADATA
# title: Container registry without content trust
# description: >-
#   Nobody can tell whether an image is the one that was built: whoever may push puts their own under the same tag.
#   Content trust kept signatures beside images; version 5 of the provider no longer knows it, since Azure takes
#   Notation in its place, and a registry of that version which says nothing is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-content-trust
#     description: Microsoft, Manage signed images
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, trust_policy_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write `trust_policy_enabled = true` before version 5 of the provider, or sign images with Notation, let the
#     cluster verify that, and ignore the finding with that reason.
package terraform.azure.acr_use_signed_images

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# The name of version 4 of the provider, and that of older ones.
_names := [["trust_policy_enabled"], ["trust_policy", "enabled"]]

_policies := terraform_names.settings(["azurerm_container_registry"], _names, _otherwise)

deny contains terraform.finding(setting, "images need not be signed") if {
	some setting in _policies
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_policies)

# What holds where nothing is said, and can be said.
_otherwise := false if {
	azure.before(5)
} else := true
