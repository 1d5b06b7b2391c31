# METADATA
# title: Storage account with local users
# description: >-
#   The account can speak SFTP, and may have users of its own for that, who log in with a password or a key. Microsoft
#   Entra knows nothing of them: they stay when somebody leaves, and no policy asks them for more. Accounts without a
#   hierarchical namespace, which cannot speak SFTP, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support
#     description: Microsoft, SSH File Transfer Protocol support for Azure Blob Storage
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, local_user_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `local_user_enabled = false`, unless somebody has to come by SFTP.
package terraform.azure.storage_local_users

import data.lib.terraform

_users := [setting |
	some said in terraform.settings(["azurerm_storage_account"], ["local_user_enabled"], true)
	tree := terraform.argument(said.resource.body, "is_hns_enabled", false)
	not terraform.is_false(tree)
	setting := object.union(said, {"value": tree | terraform.unknown(tree); not terraform.is_false(said.value)})
]

deny contains terraform.mended(setting, "users of the account's own may be made", false) if {
	some setting in _users
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_users)
