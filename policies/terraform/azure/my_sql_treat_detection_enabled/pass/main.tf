resource "azurerm_mysql_server" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "8.0"
  sku_name            = "GP_Gen5_2"

  threat_detection_policy {
    enabled = true
  }
}
