# METADATA
# title: Synapse SQL pool without audit events in Azure Monitor
# description: >-
#   Who logs in to the pool and what they ask is not sent to Azure Monitor, neither for the pool nor for its workspace.
#   After a break-in nobody can look up what was read, and nobody is told while it goes on.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/auditing-overview
#     description: Microsoft, Auditing for Azure SQL Database and Azure Synapse Analytics
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_sql_pool_extended_auditing_policy
#     description: azurerm_synapse_sql_pool_extended_auditing_policy
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_synapse_sql_pool]
#   remediation: >-
#     Make an `azurerm_synapse_sql_pool_extended_auditing_policy` for the pool, or an
#     `azurerm_synapse_workspace_extended_auditing_policy` for its workspace, without `log_monitoring_enabled = false`,
#     and an `azurerm_monitor_diagnostic_setting` that says where the events go.
package terraform.azure.synapse_log_monitoring_enabled_for_sql_pool

import data.lib.azure_synapse
import data.lib.terraform

deny contains {"message": message, "at": pool.path, "resource": pool.address} if {
	some pool in terraform.resources_of(["azurerm_synapse_sql_pool"])
	every value in _values(pool) {
		not terraform.is_true(value)
		terraform.known(value)
	}
	message := "audit events of the pool are not sent to Azure Monitor"
}

unknown contains {"message": message, "at": pool.path, "resource": pool.address} if {
	some pool in terraform.resources_of(["azurerm_synapse_sql_pool"])
	values := _values(pool)
	terraform.unknown(values)
	not _is_right(values)
	message := "whether audit events of the pool are sent to Azure Monitor is known only when Terraform runs"
}

_is_right(values) if {
	some value in values
	terraform.is_true(value)
}

_values(pool) := azure_synapse.said_of(pool, "extended_auditing_policy", "log_monitoring_enabled", true)
