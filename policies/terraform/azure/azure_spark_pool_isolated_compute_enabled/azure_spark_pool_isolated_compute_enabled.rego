# METADATA
# title: Synapse Spark pool on shared hosts
# description: >-
#   Machines of other customers run on the same hosts as the pool. Where data must not share a host with anybody, a
#   pool with isolated machines has its hosts alone. It is to be had for the largest machines only.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/synapse-analytics/spark/apache-spark-pool-configurations
#     description: Microsoft, Apache Spark pool configurations
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_spark_pool
#     description: azurerm_synapse_spark_pool, compute_isolation_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_synapse_spark_pool]
#   remediation: >-
#     Write `compute_isolation_enabled = true` with `node_size = "XXXLarge"`.
package terraform.azure.azure_spark_pool_isolated_compute_enabled

import data.lib.terraform

_isolation := terraform.settings(["azurerm_synapse_spark_pool"], ["compute_isolation_enabled"], false)

deny contains terraform.finding(setting, "machines of other customers run on the same hosts") if {
	some setting in _isolation
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_isolation)
