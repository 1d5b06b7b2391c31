# METADATA
# title: SQL alerts that owners are not sent
# description: >-
#   Attacks on the server are seen, and the owners of the subscription are not written to. The addresses in a policy
#   grow old; owners are always somebody.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/threat-detection-configure
#     description: Microsoft, Configure Advanced Threat Protection
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_managed_instance_security_alert_policy
#     description: azurerm_mssql_managed_instance_security_alert_policy, email_account_admins_enabled
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_mssql_managed_instance_security_alert_policy
#     - terraform_module/azurerm_mssql_server_security_alert_policy
#   remediation: >-
#     Write `email_account_admins_enabled = true` (`email_account_admins` in a server's policy before version 5 of the
#     provider).
package terraform.azure.database_threat_alert_email_to_owner

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that in the policy of a server before version 5 of the provider.
_names := [["email_account_admins_enabled"], ["email_account_admins"]]

_notifications := array.concat(
	terraform_names.settings(["azurerm_mssql_managed_instance_security_alert_policy"], _names, false),
	terraform_names.settings(["azurerm_mssql_server_security_alert_policy"], azure.named(5, _names), false),
)

deny contains terraform.mended(setting, "alerts are not sent to the owners of the subscription", true) if {
	some setting in _notifications
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_notifications)
