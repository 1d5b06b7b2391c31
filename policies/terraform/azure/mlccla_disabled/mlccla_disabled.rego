# METADATA
# title: Machine learning cluster with local accounts
# description: >-
#   Nodes of the cluster can be logged in to with an account of their own, by a password or a key, of which Microsoft
#   Entra knows nothing.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/machine-learning/how-to-integrate-azure-policy
#     description: Microsoft, Audit and manage Azure Machine Learning
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/machine_learning_compute_cluster
#     description: azurerm_machine_learning_compute_cluster, local_auth_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_machine_learning_compute_cluster]
#   remediation: >-
#     Write `local_auth_enabled = false`.
package terraform.azure.mlccla_disabled

import data.lib.terraform

_accounts := terraform.settings(["azurerm_machine_learning_compute_cluster"], ["local_auth_enabled"], true)

deny contains terraform.mended(setting, "nodes of the cluster have local accounts", false) if {
	some setting in _accounts
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_accounts)
