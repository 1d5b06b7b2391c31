# METADATA
# title: Container registry that keeps untagged images
# description: >-
#   Images that lost their tag stay for good, with the holes that newer ones have mended, and can still be pulled by
#   their digest.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy
#     description: Microsoft, Set a retention policy for untagged manifests
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, retention_policy_in_days
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Write `retention_policy_in_days = 30` (a block `retention_policy` before version 4 of the provider). It needs
#     the SKU Premium.
package terraform.azure.acr_enable_retention_policy

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 4 of the provider.
_names := [["retention_policy_in_days"], ["retention_policy", "enabled"]]

_policies := terraform_names.settings(["azurerm_container_registry"], _names, false)

deny contains terraform.finding(setting, "untagged images are kept for good") if {
	some setting in _policies
	_keeps_all(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_policies)

_keeps_all(value) if terraform.is_false(value)
