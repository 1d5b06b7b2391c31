resource "azurerm_storage_sync" "main" {
  name                    = "main"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  incoming_traffic_policy = "AllowVirtualNetworksOnly"
}
