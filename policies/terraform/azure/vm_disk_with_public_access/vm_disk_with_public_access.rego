# METADATA
# title: Disk that can be exported over the public network
# description: >-
#   Whoever has a link to the disk, or the right to make one, can download all that is on it from anywhere.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview
#     description: Microsoft, Restrict managed disks from being imported or exported
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
#     description: azurerm_managed_disk, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_managed_disk, terraform_module/azurerm_snapshot]
#   remediation: >-
#     Write `public_network_access_enabled = false`, with `network_access_policy = "DenyAll"` or `"AllowPrivate"`.
package terraform.azure.vm_disk_with_public_access

import data.lib.terraform

_networks := terraform.settings(
	["azurerm_managed_disk", "azurerm_snapshot"],
	["public_network_access_enabled"],
	true,
)

deny contains terraform.mended(setting, "the disk can be exported over the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
