resource "azurerm_postgresql_flexible_server_configuration" "main" {
  name      = "log_retention"
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = "on" # finding: terraform.azure.postgre_sql_server_log_retention_enabled
}

resource "azurerm_postgresql_configuration" "old" {
  name                = "log_retention"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_server.old.name
  value               = "on" # finding: terraform.azure.postgre_sql_server_log_retention_enabled
}
