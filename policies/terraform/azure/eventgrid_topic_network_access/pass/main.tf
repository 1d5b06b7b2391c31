resource "azurerm_eventgrid_topic" "main" {
  name                          = "main"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  public_network_access_enabled = false
}
