resource "azurerm_kubernetes_cluster" "main" {
  name                = "aks-main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "main"

  network_profile { # finding: terraform.azure.aks_network_policy
    network_plugin = "azure"
  }
}

resource "azurerm_kubernetes_cluster" "plain" { # finding: terraform.azure.aks_network_policy
  name                = "aks-plain"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "plain"
}
