resource "azurerm_databricks_workspace" "main" {
  name                          = "main"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  public_network_access_enabled = false
}
