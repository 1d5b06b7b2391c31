# METADATA
# title: Network interface that forwards packets
# description: >-
#   The machine may send packets under addresses that are not its own, and gets those for others. A taken machine can
#   then pass for a neighbour or carry traffic around the rules between networks. Machines that are a router or a
#   firewall need it; ignore the finding there.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface#enable-or-disable-ip-forwarding-for-a-network-interface
#     description: Microsoft, Enable or disable IP forwarding for a network interface
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface
#     description: azurerm_network_interface, ip_forwarding_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_network_interface]
#   remediation: >-
#     Remove the argument, or write `ip_forwarding_enabled = false` (`enable_ip_forwarding` before version 4 of the
#     provider).
package terraform.azure.nic_ip_forwarding

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 4 of the provider.
_names := [["ip_forwarding_enabled"], ["enable_ip_forwarding"]]

_forwarding := terraform_names.settings(["azurerm_network_interface"], _names, false)

deny contains terraform.mended(setting, "the interface forwards packets of others", false) if {
	some setting in _forwarding
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_forwarding)
