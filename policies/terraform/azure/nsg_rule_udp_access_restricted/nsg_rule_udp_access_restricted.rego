# METADATA
# title: UDP open to the internet
# description: >-
#   The network lets UDP packets of everybody on the internet in. Their sender can be forged, so that services which
#   answer with more than they are asked (DNS, NTP, SNMP, memcached) are used to flood others, and to find holes.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
#     description: Microsoft, Network security groups
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule
#     description: azurerm_network_security_rule
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_network_security_group, terraform_module/azurerm_network_security_rule]
#   remediation: >-
#     Name the networks that need the port in `source_address_prefixes`, or narrow the rule to TCP.
#   controls:
#     cis_azure_2_1: ["6.3"]
package terraform.azure.nsg_rule_udp_access_restricted

import data.lib.azure

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in azure.open_udp_ingress
	message := sprintf("UDP is open to %s", [rule.source])
}
