# METADATA
# title: Data factory on the public network
# description: >-
#   The factory can be reached from the internet, and with it the copies of data that it makes and the credentials
#   that it keeps for the systems it reads. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-factory/data-factory-private-link
#     description: Microsoft, Azure Private Link for Azure Data Factory
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_factory
#     description: azurerm_data_factory, public_network_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_data_factory]
#   remediation: >-
#     Write `public_network_enabled = false`, and make private endpoints for who works with the factory and for its
#     self-hosted runtimes first.
package terraform.azure.datafactory_public

import data.lib.terraform

_networks := terraform.settings(["azurerm_data_factory"], ["public_network_enabled"], true)

deny contains terraform.mended(setting, "the factory answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
