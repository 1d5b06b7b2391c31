# METADATA
# title: Disk whose encryption is switched off
# description: >-
#   Azure Disk Encryption is written down for the managed disk or snapshot, and switched off. Azure still encrypts the
#   disk in its storage, but whoever may export it gets all that is on it in the clear. A disk with a disk encryption
#   set, which has a key of its own, is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview
#     description: Microsoft, Overview of managed disk encryption options
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
#     description: azurerm_managed_disk, encryption_settings and disk_encryption_set_id
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_managed_disk, terraform_module/azurerm_snapshot]
#   remediation: >-
#     Remove `encryption_settings` and give the disk a `disk_encryption_set_id`, with `encryption_at_host_enabled` on its
#     virtual machine. Version 4 of the provider has no `enabled` any more, so the block alone then switches encryption
#     on and the disk is replaced.
package terraform.azure.disk_encryption

import data.lib.terraform

_switches := [setting |
	some said in terraform.settings(
		["azurerm_managed_disk", "azurerm_snapshot"],
		["encryption_settings", "enabled"],
		true,
	)
	some setting in terraform.unless(said, terraform.presences_of(said.resource, ["disk_encryption_set_id"]))
]

deny contains terraform.finding(setting, "encryption is switched off") if {
	some setting in _switches
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_switches)
