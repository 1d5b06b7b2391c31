# METADATA
# title: Secret in custom data
# description: >-
#   The start script of the machine contains a password or a key. Every program on the machine can read it from a file
#   or from the metadata service, and it stands in the state and in the repository.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/custom-data
#     description: Microsoft, Custom data and cloud-init on Azure virtual machines
#   - ref: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview
#     description: Microsoft, What are managed identities for Azure resources?
# custom:
#   severity: high
#   kinds:
#     - terraform_module/azurerm_linux_virtual_machine
#     - terraform_module/azurerm_linux_virtual_machine_scale_set
#     - terraform_module/azurerm_orchestrated_virtual_machine_scale_set
#     - terraform_module/azurerm_virtual_machine
#     - terraform_module/azurerm_virtual_machine_scale_set
#     - terraform_module/azurerm_windows_virtual_machine
#     - terraform_module/azurerm_windows_virtual_machine_scale_set
#   remediation: >-
#     Change the secret, put it into a key vault, give the machine a managed identity, and let the script fetch it
#     with `az login --identity` and `az keyvault secret show`.
package terraform.azure.vm_custom_data_secrets

import data.lib.start_scripts
import data.lib.terraform

_types := [
	"azurerm_linux_virtual_machine",
	"azurerm_linux_virtual_machine_scale_set",
	"azurerm_orchestrated_virtual_machine_scale_set",
	"azurerm_virtual_machine",
	"azurerm_virtual_machine_scale_set",
	"azurerm_windows_virtual_machine",
	"azurerm_windows_virtual_machine_scale_set",
]

_arguments := [
	["custom_data"],
	["user_data"],
	["user_data_base64"],
	["os_profile", "custom_data"],
]

deny contains {"message": message, "at": script.at, "words": words, "resource": script.resource} if {
	some script in _scripts
	found := start_scripts.found(script.text)
	count(found) > 0
	some words in start_scripts.words(script.text)
	message := sprintf("custom data holds %s", [concat(", ", sort(found))])
}

unknown contains {"message": message, "at": script.at, "resource": script.resource} if {
	some script in _scripts
	start_scripts.unread(script.text)
	message := sprintf("custom data %s", [terraform.reason(script.text)])
}

_scripts := [script |
	some path in _arguments
	some setting in terraform.settings(_types, path, null)
	is_string(setting.value)
	script := {
		"text": start_scripts.decoded(setting.value),
		"at": setting.at,
		"resource": setting.resource.address,
	}
]
