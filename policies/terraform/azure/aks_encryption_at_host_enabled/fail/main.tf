resource "azurerm_kubernetes_cluster_node_pool" "main" { # finding: terraform.azure.aks_encryption_at_host_enabled
  name                  = "main"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.main.id
  vm_size               = "Standard_D2_v2"
}

resource "azurerm_kubernetes_cluster_node_pool" "said" {
  name                    = "said"
  kubernetes_cluster_id   = azurerm_kubernetes_cluster.main.id
  vm_size                 = "Standard_D2_v2"
  host_encryption_enabled = false # finding: terraform.azure.aks_encryption_at_host_enabled
}
