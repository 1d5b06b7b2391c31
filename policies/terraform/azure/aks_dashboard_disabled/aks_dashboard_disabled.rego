# METADATA
# title: AKS cluster with the Kubernetes dashboard
# description: >-
#   The dashboard runs in the cluster, with an account that often may do much. It has been the way into many clusters,
#   and is no longer made for AKS.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
#     description: Kubernetes, Deploy and access the Kubernetes Dashboard
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, addon_profile
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Remove `kube_dashboard`, or write `enabled = false` in it.
package terraform.azure.aks_dashboard_disabled

import data.lib.terraform

_dashboards := terraform.settings(
	["azurerm_kubernetes_cluster"],
	["addon_profile", "kube_dashboard", "enabled"],
	false,
)

deny contains terraform.mended(setting, "the Kubernetes dashboard runs in the cluster", false) if {
	some setting in _dashboards
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_dashboards)
