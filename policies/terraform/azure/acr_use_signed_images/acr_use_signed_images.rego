# METADATA
# title: Container registry without content trust
# description: >-
#   Nobody can tell whether an image is the one that was built: whoever may push puts their own under the same tag.
#   Content trust keeps signatures beside images. It is retired in favour of Notation, which the registry stores
#   without a switch: where images are signed so, ignore the finding with that reason.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-content-trust
#     description: Microsoft, Manage signed images
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, trust_policy_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write `trust_policy_enabled = true`, or sign images with Notation and let the cluster verify that.
package terraform.azure.acr_use_signed_images

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 4 of the provider.
_names := [["trust_policy_enabled"], ["trust_policy", "enabled"]]

_policies := terraform_names.settings(["azurerm_container_registry"], _names, false)

deny contains terraform.finding(setting, "images need not be signed") if {
	some setting in _policies
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_policies)
