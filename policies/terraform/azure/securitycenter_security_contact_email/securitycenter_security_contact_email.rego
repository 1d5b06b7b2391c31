# METADATA
# title: Security contact without an address
# description: >-
#   Microsoft Defender for Cloud has a contact for the subscription without an address, so that nobody is written to
#   when it sees an attack.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
#     description: Microsoft, Configure email notifications for alerts
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/security_center_contact
#     description: azurerm_security_center_contact, email
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_security_center_contact]
#   remediation: >-
#     Write the address of who is on call in `email`.
#   controls:
#     cis_azure_2_1: ["2.1.19"]
package terraform.azure.securitycenter_security_contact_email

import data.lib.terraform

_addresses := terraform.presences(["azurerm_security_center_contact"], ["email"])

deny contains terraform.finding(setting, "nobody is named to write to") if {
	some setting in _addresses
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_addresses)
