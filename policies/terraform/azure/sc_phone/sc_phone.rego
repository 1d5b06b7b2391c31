# METADATA
# title: Security contact without a phone number
# description: >-
#   Microsoft has no number under which it reaches somebody when it sees that the subscription was broken into. Mail
#   may be read days later, or by the intruder first.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
#     description: Microsoft, Configure email notifications for alerts
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_contact
#     description: azurerm_security_center_contact, phone
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_security_center_contact]
#   remediation: >-
#     Write the number of who is on call in `phone`, with the code of the country.
package terraform.azure.sc_phone

import data.lib.terraform

_phones := terraform.presences(["azurerm_security_center_contact"], ["phone"])

deny contains terraform.finding(setting, "phone is missing") if {
	some setting in _phones
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_phones)
