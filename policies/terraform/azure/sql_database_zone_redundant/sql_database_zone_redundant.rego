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

deny contains _finding(setting) if {
	some setting in _redundancy
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_redundancy)

_message := "the database lives in one zone"

# Only some SKUs can: others are not mended by the argument alone.
_finding(setting) := terraform.mended(setting, _message, true) if {
	regex.match(`^(BC|GP|HS)_|^P[0-9]+$`, sprintf("%v", [terraform.argument(setting.resource.body, "sku_name", _default)]))
} else := terraform.finding(setting, _message)

# What Azure makes where nothing is said.
_default := "GP_Gen5_2"
