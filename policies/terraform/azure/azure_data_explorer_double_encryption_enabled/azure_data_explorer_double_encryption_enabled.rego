# METADATA
# title: Data Explorer cluster encrypted once
# description: >-
#   Data in the cluster's storage is encrypted with one key. With a second layer, of another key and another
#   algorithm, one that is broken or leaks gives nothing away.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-explorer/cluster-encryption-double
#     description: Microsoft, Enable infrastructure encryption in Azure Data Explorer
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kusto_cluster
#     description: azurerm_kusto_cluster, double_encryption_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_kusto_cluster]
#   remediation: >-
#     Write `double_encryption_enabled = true`. It cannot be changed, so Terraform makes a new cluster.
package terraform.azure.azure_data_explorer_double_encryption_enabled

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and an older one.
_names := [["double_encryption_enabled"], ["enable_double_encryption"]]

_encryption := terraform_names.settings(["azurerm_kusto_cluster"], _names, false)

deny contains terraform.finding(setting, "data is encrypted once only") if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
