resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_only_critical_pods_on_system_nodes
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"
}

resource "azurerm_kubernetes_cluster" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"

  default_node_pool {
    only_critical_addons_enabled = false # finding: terraform.azure.aks_only_critical_pods_on_system_nodes
  }
}
