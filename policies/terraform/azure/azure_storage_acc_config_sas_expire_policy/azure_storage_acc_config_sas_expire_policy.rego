# METADATA
# title: Storage account without a policy for signatures
# description: >-
#   Nobody is told when somebody makes a shared access signature that is valid for years. Such a link opens the data
#   for whoever has it, and can be taken back only by changing the key of the account.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/sas-expiration-policy
#     description: Microsoft, Configure an expiration policy for shared access signatures
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, sas_policy
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `sas_policy { expiration_period = "07.00:00:00" }`.
package terraform.azure.azure_storage_acc_config_sas_expire_policy

import data.lib.terraform

_policies := terraform.presences(["azurerm_storage_account"], ["sas_policy"])

deny contains terraform.finding(setting, "shared access signatures may be valid for good") if {
	some setting in _policies
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_policies)
