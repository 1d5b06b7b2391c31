# METADATA
# title: AKS cluster that is not upgraded by itself
# description: >-
#   The cluster stays at its version until somebody upgrades it. Versions of Kubernetes are supported for about a
#   year; from then on holes in it are not mended.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/auto-upgrade-cluster
#     description: Microsoft, Automatically upgrade an AKS cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, automatic_upgrade_channel
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `automatic_upgrade_channel = "patch"` or `"stable"`, with a `maintenance_window_auto_upgrade`
#     (`automatic_channel_upgrade` before version 4 of the provider).
package terraform.azure.aks_upgrade_channel

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 4 of the provider.
_names := azure.named(4, [["automatic_upgrade_channel"], ["automatic_channel_upgrade"]])

_channels := terraform_names.settings(["azurerm_kubernetes_cluster"], _names, "none")

deny contains terraform.mended(setting, "nobody upgrades the cluster by itself", "patch") if {
	some setting in _channels
	azure.word(setting.value) in {"", "none"}
}

unknown contains finding if some finding in terraform.undecided(_channels)
