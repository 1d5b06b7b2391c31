# METADATA
# title: MySQL server on the public network
# description: >-
#   The server answers on the internet, and only keys and passwords, or a list of addresses, stand between it and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_server
#     description: azurerm_mysql_server, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_mysql_server]
#   remediation: >-
#     Write `public_network_access_enabled = false`, and make an `azurerm_private_endpoint` for the networks that need
#     it first.
package terraform.azure.my_sql_public_access_disabled

import data.lib.terraform

_networks := terraform.settings(["azurerm_mysql_server"], ["public_network_access_enabled"], true)

deny contains terraform.mended(setting, "the server answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
