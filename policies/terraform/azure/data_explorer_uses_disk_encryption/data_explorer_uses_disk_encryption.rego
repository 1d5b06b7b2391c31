# METADATA
# title: Data Explorer cluster with unencrypted disks
# description: >-
#   The disks of the machines in the cluster are not encrypted by the machines themselves. Whoever gets at a copy of
#   them has the data that the cluster works with.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-explorer/cluster-encryption-overview
#     description: Microsoft, Encryption in Azure Data Explorer
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kusto_cluster
#     description: azurerm_kusto_cluster, disk_encryption_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kusto_cluster]
#   remediation: >-
#     Write `disk_encryption_enabled = true`.
package terraform.azure.data_explorer_uses_disk_encryption

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# The name of today, and an older one.
_names := azure.named(3, [["disk_encryption_enabled"], ["enable_disk_encryption"]])

_encryption := terraform_names.settings(["azurerm_kusto_cluster"], _names, false)

deny contains terraform.mended(setting, "disks of the cluster are not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
