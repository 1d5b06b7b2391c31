resource "azurerm_kubernetes_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"

  addon_profile {
    kube_dashboard {
      enabled = true # finding: terraform.azure.aks_dashboard_disabled
    }
  }
}
