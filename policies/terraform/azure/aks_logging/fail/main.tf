resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_logging
  name                = "aks-main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "main"
}

resource "azurerm_kubernetes_cluster" "old" {
  name                = "aks-old"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "old"

  addon_profile {
    oms_agent {
      enabled = false # finding: terraform.azure.aks_logging
    }
  }
}
