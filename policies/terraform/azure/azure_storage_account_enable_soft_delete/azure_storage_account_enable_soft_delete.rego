# METADATA
# title: Storage account without soft delete for blobs
# description: >-
#   A blob that is deleted or overwritten, by mistake or on purpose, is gone at once. With soft delete it can be
#   brought back for some days. Accounts for files, which have no blobs, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview
#     description: Microsoft, Soft delete for blobs
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, blob_properties
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `blob_properties { delete_retention_policy { days = 7 } }`.
package terraform.azure.azure_storage_account_enable_soft_delete

import data.lib.terraform

_policies := [presence |
	some account in terraform.resources_of(["azurerm_storage_account"])
	object.get(account.body, "account_kind", "StorageV2") != "FileStorage"
	some presence in terraform.presences_of(account, ["blob_properties", "delete_retention_policy"])
]

deny contains terraform.finding(setting, "blobs that are deleted are gone at once") if {
	some setting in _policies
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_policies)
