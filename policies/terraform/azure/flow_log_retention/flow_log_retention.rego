# METADATA
# title: Flow logs kept for less than 90 days
# description: >-
#   The flow logs of the network are thrown away early, or nothing is said of how long they are kept. Break-ins are
#   mostly found weeks later, and then nobody can say who spoke with whom. 0 days is forever.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview
#     description: Microsoft, Virtual network flow logs
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_watcher_flow_log
#     description: azurerm_network_watcher_flow_log, retention_policy
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_network_watcher_flow_log]
#   remediation: >-
#     Write `retention_policy { enabled = true }` with `days = 90` or more, or `days = 0` to keep them for good.
#   controls:
#     cis_azure_2_1: ["6.5"]
package terraform.azure.flow_log_retention

import data.lib.terraform

_switches := terraform.settings(["azurerm_network_watcher_flow_log"], ["retention_policy", "enabled"], false)

# Days count where the policy is not off.
_days := [setting |
	some switch in _switches
	not terraform.is_false(switch.value)
	some setting in terraform.settings_of(switch.resource, ["retention_policy", "days"], 0)
]

deny contains terraform.mended(setting, message, true) if {
	some setting in _switches
	terraform.is_false(setting.value)
	not _keeps_all(setting)
	message := _reason(setting)
}

deny contains terraform.mended(setting, message, 90) if {
	some setting in _days
	days := terraform.number(setting.value)
	days > 0
	days < 90
	message := sprintf("flow logs are kept for %v days only", [days])
}

unknown contains finding if some finding in terraform.undecided(array.concat(_switches, _days))

_reason(setting) := "the policy for how long flow logs are kept is switched off" if {
	setting.at[count(setting.at) - 1] == "enabled"
} else := "nothing is said of how long flow logs are kept"

# A policy that is off, with the days for forever beside it, means that.
_keeps_all(setting) if {
	setting.at[count(setting.at) - 1] == "enabled"
	some policy in terraform.blocks(setting.resource, "retention_policy")
	terraform.number(policy.body.days) == 0
}
