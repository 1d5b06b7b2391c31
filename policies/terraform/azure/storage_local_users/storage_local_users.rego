# METADATA
# title: Storage account with local users
# description: >-
#   The account may have users of its own, who log in over SFTP with a password or a key. Microsoft Entra knows
#   nothing of them: they stay when somebody leaves, and no policy asks them for more. Accounts without SFTP cannot
#   use them either way.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support
#     description: Microsoft, SSH File Transfer Protocol support for Azure Blob Storage
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, local_user_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `local_user_enabled = false`.
package terraform.azure.storage_local_users

import data.lib.terraform

_users := terraform.settings(["azurerm_storage_account"], ["local_user_enabled"], true)

deny contains terraform.mended(setting, "users of the account's own may log in", false) if {
	some setting in _users
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_users)
