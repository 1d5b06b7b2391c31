resource "azurerm_kubernetes_cluster_node_pool" "main" {
  name                    = "main"
  kubernetes_cluster_id   = azurerm_kubernetes_cluster.main.id
  vm_size                 = "Standard_D2_v2"
  host_encryption_enabled = true
}
