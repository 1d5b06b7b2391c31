# METADATA
# title: AKS cluster without RBAC
# description: >-
#   Kubernetes asks nobody whether they may: every user and every pod with a token can read all secrets and start what it
#   likes. Taking over one pod is then taking over the cluster. Version 2 of the azurerm provider makes such a cluster
#   when nothing is said; later ones do not.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/concepts-identity
#     description: Microsoft, Access and identity options for Azure Kubernetes Service
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
#     description: Kubernetes, Using RBAC authorization
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Remove `role_based_access_control_enabled = false`; in version 2 of the provider write a block
#     `role_based_access_control` with `enabled = true`. The setting cannot be changed, so Terraform makes a new cluster:
#     move the workloads, and give their service accounts the roles that they need.
package terraform.azure.aks_rbac

import data.lib.azure
import data.lib.terraform

_switches := [setting |
	some cluster in terraform.resources_of(["azurerm_kubernetes_cluster"])
	some setting in array.concat(
		terraform.settings_of(cluster, ["role_based_access_control_enabled"], true),
		terraform.settings_of(cluster, ["role_based_access_control", "enabled"], _otherwise(cluster)),
	)
]

# What holds where nothing is said in the form of version 2.
_otherwise(cluster) := false if {
	azure.before(3)
	terraform.argument(cluster.body, "role_based_access_control_enabled", null) == null
} else := true

deny contains terraform.mended(setting, "whoever can reach the API may do everything, since RBAC is off", true) if {
	some setting in _switches
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_switches)
