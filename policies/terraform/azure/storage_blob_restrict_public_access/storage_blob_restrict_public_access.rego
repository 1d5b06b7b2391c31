# METADATA
# title: Storage account that allows public blobs
# description: >-
#   Whoever manages a container of the account may open it to everybody on the internet, without a login. One wrong
#   word in one of them is then a leak. Versions 3 and 4 of the provider allow it where nothing is said, others do
#   not.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
#     description: Microsoft, Remediate anonymous read access to blob data
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, allow_nested_items_to_be_public
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `allow_nested_items_to_be_public = false`. Containers that are meant for everybody belong in an account of
#     their own.
package terraform.azure.storage_blob_restrict_public_access

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 3 of the provider.
_names := [["allow_nested_items_to_be_public"], ["allow_blob_public_access"]]

_publicity := terraform_names.settings(["azurerm_storage_account"], _names, _otherwise)

deny contains terraform.mended(setting, "containers may be opened to everybody", false) if {
	some setting in _publicity
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_publicity)

# What holds where nothing is said: in versions 3 and 4 of the provider everybody may be let in.
_otherwise if {
	azure.before(5)
	not azure.before(3)
} else := false
