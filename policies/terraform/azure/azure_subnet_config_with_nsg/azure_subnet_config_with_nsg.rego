# METADATA
# title: Subnet without a security group
# description: >-
#   No security group stands before the subnet. Its machines can be reached from all of the network, on every port,
#   and call all of the internet, unless each of them has a group of its own. Subnets that cannot have one or are
#   handed over to a service (gateways, firewalls, delegations) are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
#     description: Microsoft, Network security groups
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/subnet_network_security_group_association
#     description: azurerm_subnet_network_security_group_association
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_subnet]
#   remediation: >-
#     Make an `azurerm_network_security_group`, and an `azurerm_subnet_network_security_group_association` for the
#     subnet.
package terraform.azure.azure_subnet_config_with_nsg

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": subnet.path, "resource": subnet.address} if {
	some subnet in _open
	not _may_be_reserved(subnet)
	azure.perhaps_about(subnet, _associations, ["subnet_id"]) == []
	message := "no security group stands before the subnet"
}

unknown contains {"message": message, "at": subnet.path, "resource": subnet.address} if {
	some subnet in _open
	azure.perhaps_about(subnet, _associations, ["subnet_id"]) != []
	message := "whether a security group stands before the subnet is known only when Terraform runs"
}

unknown contains {"message": message, "at": subnet.path, "resource": subnet.address} if {
	some subnet in _open
	_may_be_reserved(subnet)
	azure.perhaps_about(subnet, _associations, ["subnet_id"]) == []
	message := "whether the subnet is one that can have no security group is known only when Terraform runs"
}

_associations := ["azurerm_subnet_network_security_group_association"]

# Names that Azure keeps for what cannot have a group.
_reserved := {"azurefirewallmanagementsubnet", "azurefirewallsubnet", "gatewaysubnet", "routeserversubnet"}

_open := [subnet |
	some subnet in terraform.resources_of(["azurerm_subnet"])
	not azure.word(object.get(subnet.body, "name", "")) in _reserved
	terraform.blocks(subnet, "delegation") == []
	not _is_handed_over(subnet)
	object.get(subnet.body, "network_security_group_id", null) == null
	azure.about(subnet, _associations, ["subnet_id"]) == []
]

# A service that takes the subnet writes its delegation itself, which Terraform is then told to leave as it is.
_is_handed_over(subnet) if {
	some lifecycle in terraform.blocks(subnet, "lifecycle")
	regex.match(`\bdelegation\b`, json.marshal(object.get(lifecycle.body, "ignore_changes", [])))
}

# A name that is wholly unknown may be one of these.
_may_be_reserved(subnet) if {
	is_string(subnet.body.name)
	regex.match(`^\$\{[^{}]*\}$`, subnet.body.name)
}
