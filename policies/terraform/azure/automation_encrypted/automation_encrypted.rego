# METADATA
# title: Automation variable that is not encrypted
# description: >-
#   Everybody who may look at the account reads the variable. Variables that are encrypted can be used by runbooks,
#   and read by nobody.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/automation/shared-resources/variables
#     description: Microsoft, Manage variables in Azure Automation
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/automation_variable_bool
#     description: azurerm_automation_variable_bool, encrypted
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_automation_variable_bool
#     - terraform_module/azurerm_automation_variable_datetime
#     - terraform_module/azurerm_automation_variable_int
#     - terraform_module/azurerm_automation_variable_object
#     - terraform_module/azurerm_automation_variable_string
#   remediation: >-
#     Write `encrypted = true`. It cannot be changed afterwards, so Terraform makes a new variable.
package terraform.azure.automation_encrypted

import data.lib.terraform

_types := [
	"azurerm_automation_variable_bool",
	"azurerm_automation_variable_datetime",
	"azurerm_automation_variable_int",
	"azurerm_automation_variable_object",
	"azurerm_automation_variable_string",
]

_encryption := terraform.settings(_types, ["encrypted"], false)

deny contains terraform.mended(setting, "the variable is kept in the clear", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
