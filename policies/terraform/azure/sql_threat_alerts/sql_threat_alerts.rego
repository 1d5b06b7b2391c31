# METADATA
# title: SQL threat detection with alerts left out
# description: >-
#   Some of the alerts of Microsoft Defender for SQL are switched off. An attack of that kind (injection, a login from
#   an odd place, data that is carried away) goes unnoticed.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview
#     description: Microsoft, SQL Advanced Threat Protection
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
#     description: azurerm_mssql_server_security_alert_policy, disabled_alerts
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_mssql_database
#     - terraform_module/azurerm_mssql_managed_instance_security_alert_policy
#     - terraform_module/azurerm_mssql_server_security_alert_policy
#     - terraform_module/azurerm_sql_database
#     - terraform_module/azurerm_sql_server
#   remediation: >-
#     Remove `disabled_alerts`, and dismiss the alerts that are none one by one, with a suppression rule.
package terraform.azure.sql_threat_alerts

import data.lib.terraform

_policies := ["azurerm_mssql_managed_instance_security_alert_policy", "azurerm_mssql_server_security_alert_policy"]

# Resources with a policy of their own, before version 3 of the provider most of them.
_holders := ["azurerm_mssql_database", "azurerm_sql_database", "azurerm_sql_server"]

_disabled := array.concat(
	terraform.settings(_policies, ["disabled_alerts"], []),
	terraform.settings(_holders, ["threat_detection_policy", "disabled_alerts"], []),
)

deny contains terraform.mended(setting, message, []) if {
	some setting in _disabled
	is_array(setting.value)
	terraform.known(setting.value)
	alerts := {alert | some alert in setting.value; is_string(alert); alert != ""}
	count(alerts) > 0
	message := sprintf("alerts are switched off: %s", [concat(", ", sort(alerts))])
}

unknown contains finding if some finding in terraform.undecided(_disabled)
