resource "azurerm_data_factory" "orders" {
  name                   = "adf-orders"
  location               = azurerm_resource_group.main.location
  resource_group_name    = azurerm_resource_group.main.name
  public_network_enabled = false
}
