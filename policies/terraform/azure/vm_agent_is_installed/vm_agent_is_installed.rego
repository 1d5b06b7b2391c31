# METADATA
# title: Machine without the VM agent
# description: >-
#   The machine is made without the agent of Azure. No extension can be installed: neither protection against malware,
#   nor updates, backups, nor the way in when a password is lost.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/extensions/agent-windows
#     description: Microsoft, Azure Windows VM agent overview
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
#     description: azurerm_linux_virtual_machine, provision_vm_agent
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_linux_virtual_machine
#     - terraform_module/azurerm_linux_virtual_machine_scale_set
#     - terraform_module/azurerm_windows_virtual_machine
#     - terraform_module/azurerm_windows_virtual_machine_scale_set
#   remediation: >-
#     Remove `provision_vm_agent`, or write `provision_vm_agent = true`. It cannot be changed, so Terraform makes the
#     machine anew.
package terraform.azure.vm_agent_is_installed

import data.lib.terraform

_types := [
	"azurerm_linux_virtual_machine",
	"azurerm_linux_virtual_machine_scale_set",
	"azurerm_windows_virtual_machine",
	"azurerm_windows_virtual_machine_scale_set",
]

_agents := terraform.settings(_types, ["provision_vm_agent"], true)

deny contains terraform.finding(setting, "the machine has no VM agent") if {
	some setting in _agents
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_agents)
