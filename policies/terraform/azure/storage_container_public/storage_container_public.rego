# METADATA
# title: Blob container that everybody can read
# description: >-
#   The blobs of the container are read without any credentials. Whoever knows or guesses an address has them; with the level
#   `container` they can also list them. A container whose storage account refuses anonymous access is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
#     description: Microsoft, Remediate anonymous read access to blob data
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_container
#     description: azurerm_storage_container, container_access_type
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_storage_container]
#   remediation: >-
#     Remove `container_access_type` (containers are private by themselves) and hand out shared access signatures or
#     roles instead. Set `allow_nested_items_to_be_public = false` on the account, so that nobody can open a container
#     by hand. What is meant for everybody is better served by a CDN or a static website in an account of its own.
#   controls:
#     cis_azure_2_1: ["3.17"]
package terraform.azure.storage_container_public

import data.lib.azure
import data.lib.terraform

_access := [setting |
	some said in terraform.settings(["azurerm_storage_container"], ["container_access_type"], "private")
	not _refused(said.resource)
	setting := object.union(said, {"value": _doubts(said.resource)[0] | _grants[azure.word(said.value)]})
]

deny contains terraform.mended(setting, message, "private") if {
	some setting in _access
	grants := _grants[azure.word(setting.value)]
	message := sprintf("everybody can %s", [grants])
}

unknown contains finding if some finding in terraform.undecided(_access)

_grants := {"blob": "read the blobs of the container", "container": "list and read the blobs of the container"}

# The account allows no anonymous access, whatever its containers say.
_refused(container) if {
	some account in _accounts(container)
	_refuses(account.body)
}

_doubts(container) := [account.body[name] |
	some account in _accounts(container)
	some name in ["allow_nested_items_to_be_public", "allow_blob_public_access"]
	terraform.unknown(account.body[name])
]

_accounts(container) := [account |
	some account in terraform.resources_of(["azurerm_storage_account"])
	azure.names(container, ["storage_account_name", "storage_account_id"], account)
]

_refuses(account) if terraform.is_false(account.allow_nested_items_to_be_public)

_refuses(account) if terraform.is_false(account.allow_blob_public_access)

# Before version 3 of the provider that was the default.
_refuses(account) if {
	azure.before(3)
	terraform.argument(account, "allow_blob_public_access", null) == null
}
