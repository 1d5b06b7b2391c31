# METADATA
# title: SQL alerts that nobody is sent
# description: >-
#   Attacks on the server are seen, and nobody in particular is written to. What nobody is told about goes on until
#   somebody happens to look.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
#     description: Microsoft, Configure Advanced Threat Protection
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_security_alert_policy
#     description: azurerm_mssql_server_security_alert_policy, email_addresses
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_mssql_server_security_alert_policy]
#   remediation: >-
#     Write who is on call in `email_addresses`.
package terraform.azure.sql_server_email_alerts_enabled

import data.lib.terraform

_addresses := terraform.presences(["azurerm_mssql_server_security_alert_policy"], ["email_addresses"])

deny contains terraform.finding(setting, "alerts are sent to nobody") if {
	some setting in _addresses
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_addresses)
