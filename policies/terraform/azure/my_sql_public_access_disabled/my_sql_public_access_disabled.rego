# METADATA
# title: MySQL server on the public network
# description: >-
#   The server answers on the internet, and only keys and passwords, or a list of addresses, stand between it and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server
#     description: azurerm_mysql_flexible_server, public_network_access
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_server
#     description: azurerm_mysql_server, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_mysql_flexible_server, terraform_module/azurerm_mysql_server]
#   remediation: >-
#     Write `public_network_access_enabled = false` (`public_network_access = "Disabled"` in a flexible server), and make
#     an `azurerm_private_endpoint` for the networks that need it first. A flexible server can stand in a subnet, too
#     (`delegated_subnet_id`), which is chosen when it is made.
package terraform.azure.my_sql_public_access_disabled

import data.lib.azure
import data.lib.terraform

_networks := terraform.settings(["azurerm_mysql_server"], ["public_network_access_enabled"], true)

# A flexible server that stands in a subnet of its own is reached from its network alone.
_flexible := azure.outside_subnets(_said, "delegated_subnet_id")

_said := [said |
	some said in terraform.settings(["azurerm_mysql_flexible_server"], ["public_network_access"], "Enabled")
	azure.word(said.value) != "disabled"
]

deny contains terraform.mended(setting, "the server answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

deny contains terraform.finding(setting, "the server answers on the public network") if {
	some setting in _flexible
	azure.word(setting.value) == "enabled"
}

unknown contains finding if some finding in terraform.undecided(array.concat(_networks, _flexible))
