# METADATA
# title: Machine without backups
# description: >-
#   Nothing in the module backs the machine up. What is lost by a wrong command, a broken disk or somebody who deletes
#   on purpose is lost for good. A machine that holds nothing of its own needs none; ignore the finding there.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/backup/backup-azure-vms-introduction
#     description: Microsoft, An overview of Azure VM backup
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/backup_protected_vm
#     description: azurerm_backup_protected_vm
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_linux_virtual_machine
#     - terraform_module/azurerm_virtual_machine
#     - terraform_module/azurerm_windows_virtual_machine
#   remediation: >-
#     Make an `azurerm_backup_protected_vm` with the machine's id as `source_vm_id` and a `backup_policy_id`.
package terraform.azure.vm_has_back_up_machine

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": owner.path, "resource": owner.address} if {
	some owner in _without
	azure.perhaps_about(owner, _companions, _arguments) == []
	message := "no backup is made of the machine"
}

unknown contains {"message": message, "at": owner.path, "resource": owner.address} if {
	some owner in _without
	azure.perhaps_about(owner, _companions, _arguments) != []
	message := "whether backups are made of the machine is known only when Terraform runs"
}

_owners := [
	"azurerm_linux_virtual_machine",
	"azurerm_virtual_machine",
	"azurerm_windows_virtual_machine",
]

_companions := ["azurerm_backup_protected_vm"]

_arguments := ["source_vm_id"]

_without := [owner |
	some owner in terraform.resources_of(_owners)
	azure.about(owner, _companions, _arguments) == []
]
