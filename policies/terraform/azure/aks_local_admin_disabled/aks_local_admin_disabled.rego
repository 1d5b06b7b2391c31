# METADATA
# title: AKS cluster with local accounts
# description: >-
#   Beside those of Microsoft Entra the cluster has a local account that may do everything. Whoever may list its
#   credentials gets a certificate that is valid for years, belongs to nobody, and cannot be taken back.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad
#     description: Microsoft, Manage local accounts with AKS-managed Microsoft Entra integration
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, local_account_disabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `local_account_disabled = true`, with `azure_active_directory_role_based_access_control`.
package terraform.azure.aks_local_admin_disabled

import data.lib.terraform

_accounts := terraform.settings(["azurerm_kubernetes_cluster"], ["local_account_disabled"], false)

deny contains terraform.mended(setting, "the local admin account can be used", true) if {
	some setting in _accounts
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_accounts)
