resource "azurerm_kubernetes_cluster" "main" {
  name                 = "aks-main"
  location             = azurerm_resource_group.main.location
  resource_group_name  = azurerm_resource_group.main.name
  dns_prefix           = "main"
  azure_policy_enabled = true
}

resource "azurerm_kubernetes_cluster" "old" {
  name                = "aks-old"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "old"

  addon_profile {
    azure_policy {
      enabled = true
    }
  }
}
