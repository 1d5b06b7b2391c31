# METADATA
# title: Disk that can be exported over the public network
# description: >-
#   Whoever has a link to the disk, or the right to make one, can download all that is on it from anywhere.
#   Disks whose `network_access_policy` lets nobody export them, or private endpoints alone, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview
#     description: Microsoft, Restrict managed disks from being imported or exported
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
#     description: azurerm_managed_disk, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_managed_disk, terraform_module/azurerm_snapshot]
#   remediation: >-
#     Write `public_network_access_enabled = false`, and `network_access_policy = "DenyAll"` or `"AllowPrivate"`.
package terraform.azure.vm_disk_with_public_access

import data.lib.azure
import data.lib.terraform

# What the policy of networks lets nobody export, or private endpoints alone, is not open whatever else is said.
_networks := [setting |
	some said in terraform.settings(
		["azurerm_managed_disk", "azurerm_snapshot"],
		["public_network_access_enabled"],
		true,
	)
	policy := terraform.argument(said.resource.body, "network_access_policy", "AllowAll")
	not azure.word(policy) in {"allowprivate", "denyall"}
	setting := object.union(said, {"value": policy | terraform.unknown(policy); not terraform.is_false(said.value)})
]

deny contains terraform.mended(setting, "the disk can be exported over the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
