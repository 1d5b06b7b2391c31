resource "azurerm_postgresql_flexible_server_configuration" "main" {
  name      = "log_retention"
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = "on"
}

resource "azurerm_postgresql_flexible_server_configuration" "other" {
  name      = "array_nulls"
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = "off"
}
