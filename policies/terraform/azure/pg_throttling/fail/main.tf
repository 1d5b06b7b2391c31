resource "azurerm_postgresql_flexible_server_configuration" "main" {
  name      = "connection_throttle.enable"
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = "off" # finding: terraform.azure.pg_throttling
}

resource "azurerm_postgresql_configuration" "old" {
  name                = "connection_throttling"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_server.old.name
  value               = "OFF" # finding: terraform.azure.pg_throttling
}
