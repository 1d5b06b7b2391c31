# METADATA
# title: Storage account on the public network
# description: >-
#   The account answers on the internet, and only keys and passwords, or a list of addresses, stand between it and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `public_network_access_enabled = false`, and make an `azurerm_private_endpoint` for the networks that need
#     it first.
#   overlaps: [terraform.azure.storage_default_deny]
package terraform.azure.storage_account_disable_public_access

import data.lib.terraform

_networks := terraform.settings(["azurerm_storage_account"], ["public_network_access_enabled"], true)

deny contains terraform.mended(setting, "the account answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
