# METADATA
# title: SQL database without a ledger
# description: >-
#   Rows of the database can be changed by whoever has the rights, administrators too, and nobody can prove that they
#   were not. A ledger keeps a chain of hashes of all changes. It is for data that others have to trust.
# related_resources:
#   - ref: https://learn.microsoft.com/sql/relational-databases/security/ledger/ledger-overview
#     description: Microsoft, Ledger overview
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database
#     description: azurerm_mssql_database, ledger_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_mssql_database]
#   remediation: >-
#     Write `ledger_enabled = true`. It cannot be changed, so Terraform makes a new database.
package terraform.azure.sql_database_ledger_enabled

import data.lib.terraform

_ledgers := terraform.settings(["azurerm_mssql_database"], ["ledger_enabled"], false)

deny contains terraform.finding(setting, "nobody can prove that rows were not changed") if {
	some setting in _ledgers
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_ledgers)
