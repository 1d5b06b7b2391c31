# METADATA
# title: Storage account encrypted once
# description: >-
#   Data of the account is encrypted with one key. With a second layer, of another key and another algorithm, one that
#   is broken or leaks gives nothing away.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable
#     description: Microsoft, Enable infrastructure encryption
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, infrastructure_encryption_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `infrastructure_encryption_enabled = true`. It cannot be changed, so Terraform makes a new account.
package terraform.azure.storage_infrastructure_encryption_enabled

import data.lib.terraform

_encryption := terraform.settings(["azurerm_storage_account"], ["infrastructure_encryption_enabled"], false)

deny contains terraform.finding(setting, "data is encrypted once only") if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
