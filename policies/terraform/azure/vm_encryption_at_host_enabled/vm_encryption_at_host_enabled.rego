# METADATA
# title: Machine whose host does not encrypt
# description: >-
#   Temporary disks and caches of the machine stand in the clear on its host, and so does what goes from the host to
#   the disks. Encryption at the host takes all of it in.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disk-encryption#encryption-at-host---end-to-end-encryption-for-your-vm-data
#     description: Microsoft, Server-side encryption of Azure Disk Storage
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
#     description: azurerm_linux_virtual_machine, encryption_at_host_enabled
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_linux_virtual_machine
#     - terraform_module/azurerm_linux_virtual_machine_scale_set
#     - terraform_module/azurerm_windows_virtual_machine
#     - terraform_module/azurerm_windows_virtual_machine_scale_set
#   remediation: >-
#     Write `encryption_at_host_enabled = true`. The feature has to be switched on for the subscription once.
package terraform.azure.vm_encryption_at_host_enabled

import data.lib.terraform

_types := [
	"azurerm_linux_virtual_machine",
	"azurerm_linux_virtual_machine_scale_set",
	"azurerm_windows_virtual_machine",
	"azurerm_windows_virtual_machine_scale_set",
]

_encryption := terraform.settings(_types, ["encryption_at_host_enabled"], false)

deny contains terraform.mended(setting, "caches and temporary disks are not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
