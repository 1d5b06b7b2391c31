# METADATA
# title: Synapse SQL pool that is not encrypted
# description: >-
#   The pool keeps its data without transparent encryption. Whoever gets at its files or backups reads them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/sql-data-warehouse-encryption-tde
#     description: Microsoft, Transparent data encryption for dedicated SQL pools
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_sql_pool
#     description: azurerm_synapse_sql_pool, data_encrypted
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_synapse_sql_pool]
#   remediation: >-
#     Write `data_encrypted = true`.
package terraform.azure.synapse_sql_pool_data_encryption

import data.lib.terraform

_encryption := terraform.settings(["azurerm_synapse_sql_pool"], ["data_encrypted"], false)

deny contains terraform.mended(setting, "the pool is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
