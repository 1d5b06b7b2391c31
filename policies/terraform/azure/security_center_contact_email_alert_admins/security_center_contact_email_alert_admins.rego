# METADATA
# title: Security alerts that owners are not sent
# description: >-
#   Microsoft Defender for Cloud sees an attack and does not write to the owners of the subscription. The contact's
#   address grows old; owners are always somebody.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
#     description: Microsoft, Configure email notifications for alerts
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_contact
#     description: azurerm_security_center_contact, alerts_to_admins
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_security_center_contact]
#   remediation: >-
#     Write `alerts_to_admins = true`.
#   controls:
#     cis_azure_2_1: ["2.1.18"]
package terraform.azure.security_center_contact_email_alert_admins

import data.lib.terraform

_notifications := terraform.settings(["azurerm_security_center_contact"], ["alerts_to_admins"], false)

deny contains terraform.mended(setting, "alerts are not sent to the owners of the subscription", true) if {
	some setting in _notifications
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_notifications)
