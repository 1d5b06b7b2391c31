# METADATA
# title: Container group with a public address
# description: >-
#   The containers can be reached from the internet, which is so by default, with nothing in between but the ports
#   that they open.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-instances/container-instances-vnet
#     description: Microsoft, Deploy container instances into an Azure virtual network
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_group
#     description: azurerm_container_group, ip_address_type
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_container_group]
#   remediation: >-
#     Write `ip_address_type = "Private"` with `subnet_ids`, or `"None"` where nobody calls them.
package terraform.azure.azure_container_instance_public_ip_address_type

import data.lib.azure
import data.lib.terraform

_addresses := terraform.settings(["azurerm_container_group"], ["ip_address_type"], "Public")

deny contains terraform.finding(setting, "the containers have a public address") if {
	some setting in _addresses
	azure.word(setting.value) == "public"
}

unknown contains finding if some finding in terraform.undecided(_addresses)
