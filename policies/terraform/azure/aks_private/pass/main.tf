resource "azurerm_kubernetes_cluster" "main" {
  name                    = "aks-main"
  location                = azurerm_resource_group.main.location
  resource_group_name     = azurerm_resource_group.main.name
  dns_prefix              = "main"
  private_cluster_enabled = true
}
