resource "azurerm_kubernetes_cluster" "main" {
  name                             = "main"
  resource_group_name              = azurerm_resource_group.main.name
  location                         = azurerm_resource_group.main.location
  dns_prefix                       = "main"
  http_application_routing_enabled = false
}
