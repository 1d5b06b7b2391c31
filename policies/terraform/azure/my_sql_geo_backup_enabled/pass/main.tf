resource "azurerm_mysql_flexible_server" "main" {
  name                         = "main"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  administrator_login          = "shop"
  sku_name                     = "GP_Standard_D2ds_v4"
  geo_redundant_backup_enabled = true
}
