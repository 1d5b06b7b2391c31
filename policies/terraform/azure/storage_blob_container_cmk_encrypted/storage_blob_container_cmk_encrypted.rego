# METADATA
# title: Storage account without a key of your own
# description: >-
#   Data in the account is encrypted with a key that Microsoft keeps. It cannot be taken away from a copy, and no log
#   says who used it. With a key in a vault of yours both is possible.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview
#     description: Microsoft, Customer-managed keys for Azure Storage encryption
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_customer_managed_key
#     description: azurerm_storage_account_customer_managed_key
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write a `customer_managed_key` block in the account, or make an `azurerm_storage_account_customer_managed_key`
#     for it, with a key of a vault.
package terraform.azure.storage_blob_container_cmk_encrypted

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": owner.path, "resource": owner.address} if {
	some owner in _without
	azure.perhaps_about(owner, _companions, _arguments) == []
	message := "data is encrypted with a key of Microsoft"
}

unknown contains {"message": message, "at": owner.path, "resource": owner.address} if {
	some owner in _without
	azure.perhaps_about(owner, _companions, _arguments) != []
	message := "whether the account has a key of its own is known only when Terraform runs"
}

_owners := ["azurerm_storage_account"]

_companions := ["azurerm_storage_account_customer_managed_key"]

_arguments := ["storage_account_id"]

_without := [owner |
	some owner in terraform.resources_of(_owners)
	terraform.blocks(owner, "customer_managed_key") == []
	terraform.known(object.get(owner.body, "customer_managed_key", null))
	azure.about(owner, _companions, _arguments) == []
]
