# METADATA
# title: RDP open to the internet
# description: >-
#   A network security group lets every address connect to port 3389. Remote desktops are what ransomware gangs try
#   first, with lists of stolen passwords, and one flaw in the service is enough to take the machine. A rule with a
#   smaller priority that denies the same counts.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/security/fundamentals/network-best-practices#disable-rdpssh-access-to-virtual-machines
#     description: Microsoft, Azure best practices for network security
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule
#     description: azurerm_network_security_rule
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_network_security_group, terraform_module/azurerm_network_security_rule]
#   remediation: >-
#     Name the address ranges that administrators come from, or remove the rule and connect through Azure Bastion or a
#     VPN. Just-in-time access of Defender for Cloud opens the port for hours instead of for ever.
#   controls:
#     cis_azure_2_1: ["6.1"]
package terraform.azure.nsg_rdp

import data.lib.azure

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in azure.open_ingress
	azure.reaches(rule, 3389)
	message := sprintf("port 3389 (RDP) is open to %s", [rule.source])
}

unknown contains finding if some finding in azure.undecided_ingress(3389)
