# METADATA
# title: SQL server that is not scanned for weaknesses
# description: >-
#   The vulnerability assessment of the server scans only when somebody asks it to. Rights that are too wide, and
#   settings that grew loose since, stay unseen.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/defender-for-cloud/sql-azure-vulnerability-assessment-overview
#     description: Microsoft, SQL vulnerability assessment
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_vulnerability_assessment
#     description: azurerm_mssql_server_vulnerability_assessment, recurring_scans
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_mssql_server_vulnerability_assessment]
#   remediation: >-
#     Write `recurring_scans { enabled = true }`.
package terraform.azure.v_aset_periodic_scans_on_sql

import data.lib.terraform

_scans := terraform.settings(["azurerm_mssql_server_vulnerability_assessment"], ["recurring_scans", "enabled"], false)

deny contains terraform.mended(setting, "the server is not scanned by itself", true) if {
	some setting in _scans
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_scans)
