# METADATA
# title: Data Explorer cluster without an SLA
# description: >-
#   The cluster is of a SKU for development: one machine, of which nobody promises that it is up.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-explorer/manage-cluster-choose-sku
#     description: Microsoft, Select a SKU for your Azure Data Explorer cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kusto_cluster
#     description: azurerm_kusto_cluster, sku
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_kusto_cluster]
#   remediation: >-
#     Give `sku` a name without `Dev(No SLA)`, and `capacity = 2` or more.
package terraform.azure.data_explorer_sku_has_sla

import data.lib.terraform

_skus := terraform.settings(["azurerm_kusto_cluster"], ["sku", "name"], "")

deny contains terraform.finding(setting, "the cluster is made for tests, without a promise of how long it is up") if {
	some setting in _skus
	startswith(lower(sprintf("%v", [setting.value])), "dev(no sla)")
}

unknown contains finding if some finding in terraform.undecided(_skus)
