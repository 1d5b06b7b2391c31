resource "azurerm_kubernetes_cluster" "main" {
  name                      = "main"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  dns_prefix                = "main"
  automatic_upgrade_channel = "patch"
}
