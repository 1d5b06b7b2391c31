resource "azurerm_kubernetes_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"

  default_node_pool {
    type = "AvailabilitySet" # finding: terraform.azure.aks_pool_type_is_scale_set
  }
}
