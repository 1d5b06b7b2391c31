# METADATA
# title: Network interface with a public address
# description: >-
#   The machine has an address on the internet, so that nothing but the rules of a security group stands between it
#   and whoever scans. A mistake in these rules is then open to the world at once.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses
#     description: Microsoft, Public IP addresses
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface
#     description: azurerm_network_interface, ip_configuration
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_network_interface]
#   remediation: >-
#     Remove `public_ip_address_id`. Put a load balancer or an application gateway in front for what is public, Azure
#     Bastion for administrators, and a NAT gateway for what the machine calls.
package terraform.azure.nic_public_ip

import data.lib.terraform

_addresses := terraform.presences(["azurerm_network_interface"], ["ip_configuration", "public_ip_address_id"])

deny contains terraform.finding(setting, "the machine has a public address") if {
	some setting in _addresses
	setting.value == true
}

unknown contains finding if some finding in terraform.undecided(_addresses)
