# METADATA
# title: Flow log that is switched off
# description: >-
#   The flow log is written down for the network, and switched off. After an incident nobody can say which machine
#   spoke with whom.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview
#     description: Microsoft, Virtual network flow logs
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_watcher_flow_log
#     description: azurerm_network_watcher_flow_log, enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_network_watcher_flow_log]
#   remediation: >-
#     Write `enabled = true`.
package terraform.azure.network_network_watcher_flow_disabled

import data.lib.terraform

_logs := terraform.settings(["azurerm_network_watcher_flow_log"], ["enabled"], true)

deny contains terraform.mended(setting, "flows are not logged", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)
