# METADATA
# title: Databricks workspace without a key of your own
# description: >-
#   The root of the workspace's file system (libraries, results, logs) is encrypted with a key that Microsoft keeps.
#   It cannot be taken away from a copy, and no log says who used it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/databricks/security/keys/customer-managed-keys
#     description: Microsoft, Customer-managed keys for encryption
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/databricks_workspace_root_dbfs_customer_managed_key
#     description: azurerm_databricks_workspace_root_dbfs_customer_managed_key
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_databricks_workspace]
#   remediation: >-
#     Write `customer_managed_key_enabled = true`, and make an
#     `azurerm_databricks_workspace_root_dbfs_customer_managed_key` for the workspace.
package terraform.azure.databricks_workspace_dbfs_root_encrypted_with_customer_managed_key

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": owner.path, "resource": owner.address} if {
	some owner in _without
	azure.perhaps_about(owner, _companions, _arguments) == []
	message := "the root of DBFS is encrypted with a key of Microsoft"
}

unknown contains {"message": message, "at": owner.path, "resource": owner.address} if {
	some owner in _without
	azure.perhaps_about(owner, _companions, _arguments) != []
	message := "whether the workspace has a key of its own is known only when Terraform runs"
}

_owners := ["azurerm_databricks_workspace"]

# The name of today, and one that there was beside it before version 5 of the provider.
_companions := [
	"azurerm_databricks_workspace_root_dbfs_customer_managed_key",
	"azurerm_databricks_workspace_customer_managed_key",
]

_arguments := ["workspace_id"]

_without := [owner |
	some owner in terraform.resources_of(_owners)
	azure.about(owner, _companions, _arguments) == []
]
