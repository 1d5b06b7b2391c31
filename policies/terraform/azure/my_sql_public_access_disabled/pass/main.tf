resource "azurerm_mysql_server" "main" {
  name                          = "main"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  version                       = "8.0"
  sku_name                      = "GP_Gen5_2"
  public_network_access_enabled = false
}

resource "azurerm_mysql_flexible_server" "inside" {
  name                = "inside"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  delegated_subnet_id = azurerm_subnet.databases.id
}
