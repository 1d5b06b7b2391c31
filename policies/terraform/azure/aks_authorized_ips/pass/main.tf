resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "main"

  api_server_access_profile {
    authorized_ip_ranges = ["198.51.100.0/24", "203.0.113.9/32"]
  }
}

resource "azurerm_kubernetes_cluster" "private" {
  name                    = "aks-private"
  location                = azurerm_resource_group.main.location
  resource_group_name     = azurerm_resource_group.main.name
  dns_prefix              = "private"
  private_cluster_enabled = true
}
