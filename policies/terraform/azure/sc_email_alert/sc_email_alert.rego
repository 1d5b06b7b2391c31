# METADATA
# title: Security contact who gets no alerts
# description: >-
#   Microsoft Defender for Cloud has a contact for the subscription, but does not write to them when it sees an
#   attack. What nobody is told about goes on until somebody happens to look.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
#     description: Microsoft, Configure email notifications for alerts
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_contact
#     description: azurerm_security_center_contact, alert_notifications
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_security_center_contact]
#   remediation: >-
#     Write `alert_notifications = true`.
#   controls:
#     cis_azure_2_1: ["2.1.20"]
package terraform.azure.sc_email_alert

import data.lib.terraform

_notifications := terraform.settings(["azurerm_security_center_contact"], ["alert_notifications"], false)

deny contains terraform.mended(setting, "alerts are not sent to the contact", true) if {
	some setting in _notifications
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_notifications)
