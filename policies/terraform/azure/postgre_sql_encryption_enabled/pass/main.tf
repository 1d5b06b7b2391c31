resource "azurerm_postgresql_server" "main" {
  name                              = "main"
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  version                           = "11"
  sku_name                          = "GP_Gen5_2"
  infrastructure_encryption_enabled = true
}
