# METADATA
# title: Activity log kept for less than a year
# description: >-
#   The log profile throws what was done in the subscription away before a year is over, or says nothing of how long
#   it is kept. Many break-ins are found only months later. 0 days, or a policy that is off, is forever.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log
#     description: Microsoft, Azure Monitor activity log
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/3.117.0/docs/resources/monitor_log_profile
#     description: azurerm_monitor_log_profile, retention_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_monitor_log_profile]
#   remediation: >-
#     Write `retention_policy { enabled = true }` with `days = 365` or more. Log profiles are retired: an
#     `azurerm_monitor_diagnostic_setting` on the subscription takes their place.
package terraform.azure.monitor_retention

import data.lib.terraform

_profiles := terraform.resources_of(["azurerm_monitor_log_profile"])

# Days count where the policy is not off.
_days := [setting |
	some profile in _profiles
	some switch in terraform.settings_of(profile, ["retention_policy", "enabled"], true)
	not terraform.is_false(switch.value)
	some setting in terraform.settings_of(profile, ["retention_policy", "days"], 0)
]

deny contains {"message": message, "at": profile.path, "resource": profile.address} if {
	some profile in _profiles
	terraform.blocks(profile, "retention_policy") == []
	terraform.known(object.get(profile.body, "retention_policy", null))
	message := "nothing is said of how long the activity log is kept"
}

deny contains terraform.mended(setting, message, 365) if {
	some setting in _days
	days := terraform.number(setting.value)
	days > 0
	days < 365
	message := sprintf("the activity log is kept for %v days only", [days])
}

unknown contains finding if some finding in terraform.undecided(_days)
