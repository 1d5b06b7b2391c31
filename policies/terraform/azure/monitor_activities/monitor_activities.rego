# METADATA
# title: Activity log with kinds of activity left out
# description: >-
#   The log profile keeps only some of what is done in the subscription: of writing, deleting and actions (as starting
#   a machine or reading keys) one or more are missing. What an intruder did of that kind is then nowhere written
#   down.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log
#     description: Microsoft, Azure Monitor activity log
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/3.117.0/docs/resources/monitor_log_profile
#     description: azurerm_monitor_log_profile, categories
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_monitor_log_profile]
#   remediation: >-
#     Write `categories = ["Action", "Delete", "Write"]`. Log profiles are retired: an
#     `azurerm_monitor_diagnostic_setting` on the subscription takes their place.
package terraform.azure.monitor_activities

import data.lib.azure
import data.lib.terraform

_wanted := ["Action", "Delete", "Write"]

_categories := terraform.settings(["azurerm_monitor_log_profile"], ["categories"], [])

deny contains terraform.mended(setting, message, _wanted) if {
	some setting in _categories
	is_array(setting.value)
	terraform.known(setting.value)
	kept := {azure.word(category) | some category in setting.value}
	missing := [category | some category in _wanted; not lower(category) in kept]
	count(missing) > 0
	message := sprintf("activities are not kept: %s", [concat(", ", missing)])
}

unknown contains finding if some finding in terraform.undecided(_categories)
