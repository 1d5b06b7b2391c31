# METADATA
# title: AKS cluster without a disk encryption set
# description: >-
#   The disks of the nodes and of the volumes are encrypted with a key that Microsoft keeps. It cannot be taken away
#   from a disk that was copied, and no log says who used it. A disk encryption set brings a key of your own vault.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys
#     description: Microsoft, Bring your own keys with Azure managed disks in AKS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, disk_encryption_set_id
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Make an `azurerm_disk_encryption_set` with a key of a vault, and give its id as `disk_encryption_set_id`. It
#     cannot be changed, so Terraform makes a new cluster.
package terraform.azure.aks_disk_encryption

import data.lib.terraform

_sets := terraform.presences(["azurerm_kubernetes_cluster"], ["disk_encryption_set_id"])

deny contains terraform.finding(setting, "disks have a key of Microsoft, since there is no disk encryption set") if {
	some setting in _sets
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_sets)
