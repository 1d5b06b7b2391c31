# METADATA
# title: SQL database in one zone
# description: >-
#   The database lives in one data center, and is gone for as long as that is.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/high-availability-sla-local-zone-redundancy
#     description: Microsoft, Availability through redundancy
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database
#     description: azurerm_mssql_database, zone_redundant
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_mssql_database]
#   remediation: >-
#     Write `zone_redundant = true`, with a SKU that can be.
package terraform.azure.sql_database_zone_redundant

import data.lib.terraform

_redundancy := terraform.settings(["azurerm_mssql_database"], ["zone_redundant"], false)

deny contains terraform.mended(setting, "the database lives in one zone", true) if {
	some setting in _redundancy
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_redundancy)
