resource "azurerm_kubernetes_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"

  default_node_pool {
    name    = "system"
    vm_size = "Standard_D2_v2"

    host_encryption_enabled = false # finding: terraform.azure.aks_encryption_at_host_enabled
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "work" {
  name                    = "work"
  kubernetes_cluster_id   = azurerm_kubernetes_cluster.main.id
  vm_size                 = "Standard_D2_v2"
  host_encryption_enabled = false # finding: terraform.azure.aks_encryption_at_host_enabled
}
