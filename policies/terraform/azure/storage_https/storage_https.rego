# METADATA
# title: Storage account that answers plain HTTP
# description: >-
#   The account takes requests that are not encrypted. Whoever sits on the way reads the data, and the shared access
#   signature or token that came with the request, with which they can go on by themselves.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
#     description: Microsoft, Require secure transfer to ensure secure connections
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, https_traffic_only_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Remove the argument, since HTTPS is required by itself, or write `https_traffic_only_enabled = true`
#     (`enable_https_traffic_only` before version 4 of the provider). Clients with `http://` addresses and SMB without
#     encryption stop working; the account's metrics by authentication and protocol show whether there are any.
#   controls:
#     cis_azure_2_1: ["3.1"]
package terraform.azure.storage_https

import data.lib.terraform

# The name of today, and that of the provider before version 4.
_https_only := [setting |
	some argument in ["https_traffic_only_enabled", "enable_https_traffic_only"]
	some setting in terraform.settings(["azurerm_storage_account"], [argument], true)
]

deny contains terraform.mended(setting, "requests over plain HTTP are answered", true) if {
	some setting in _https_only
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_https_only)
