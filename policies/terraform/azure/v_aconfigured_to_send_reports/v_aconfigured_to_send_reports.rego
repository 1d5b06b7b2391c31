# METADATA
# title: SQL scans whose reports nobody is sent
# description: >-
#   The vulnerability assessment of the server sends its reports to nobody: it names no address and leaves the
#   administrators of the subscription out, or does not scan by itself, so that there is nothing to send. Weaknesses
#   that were found stay where they are.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/sql-azure-vulnerability-assessment-overview
#     description: Microsoft, SQL vulnerability assessment
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_vulnerability_assessment
#     description: azurerm_mssql_server_vulnerability_assessment, recurring_scans
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_mssql_server_vulnerability_assessment]
#   remediation: >-
#     Write `enabled = true` in `recurring_scans`, and who mends what is found in `emails`.
#   overlaps: [terraform.azure.v_aset_periodic_scans_on_sql]
package terraform.azure.v_aconfigured_to_send_reports

import data.lib.terraform

deny contains terraform.finding(setting, "no reports are sent, since nothing is scanned by itself") if {
	some setting in _scans
	terraform.is_false(setting.value)
}

deny contains terraform.finding(setting, "reports of scans are sent to nobody") if {
	some setting in _readers
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(array.concat(_scans, _readers))

_types := ["azurerm_mssql_server_vulnerability_assessment"]

_scans := terraform.settings(_types, ["recurring_scans", "enabled"], false)

# Whether somebody is named, or the administrators are.
_readers := [setting |
	some scan in _scans
	not terraform.is_false(scan.value)
	some named in terraform.presences_of(scan.resource, ["recurring_scans", "emails"])
	some setting in terraform.unless(named, terraform.settings_of(
		scan.resource,
		["recurring_scans", "email_subscription_admins"],
		false,
	))
]
