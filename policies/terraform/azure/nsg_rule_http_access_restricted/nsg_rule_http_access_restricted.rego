# METADATA
# title: HTTP open to the internet
# description: >-
#   The network lets everybody on the internet in to port 80. What users send there, logins too, goes over the wire in
#   the clear, to machines that stand in the internet without a gateway.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
#     description: Microsoft, Network security groups
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule
#     description: azurerm_network_security_rule
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_network_security_group, terraform_module/azurerm_network_security_rule]
#   remediation: >-
#     Name the networks that need the port in `source_address_prefixes`, and put a gateway that speaks HTTPS in front.
#   controls:
#     cis_azure_2_1: ["6.4"]
package terraform.azure.nsg_rule_http_access_restricted

import data.lib.azure

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in azure.open_ingress
	azure.reaches(rule, 80)
	message := sprintf("port 80 (HTTP) is open to %s", [rule.source])
}

unknown contains finding if some finding in azure.undecided_ingress(80)
