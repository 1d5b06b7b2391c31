resource "azurerm_mssql_server_security_alert_policy" "main" {
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_mssql_server.main.name
  state               = "Enabled"
  disabled_alerts     = [] # finding: terraform.azure.sql_threat_alerts
}

resource "azurerm_mssql_database" "orders" {
  name      = "orders"
  server_id = azurerm_mssql_server.main.id

  threat_detection_policy {
    state           = "Enabled"
    disabled_alerts = [] # finding: terraform.azure.sql_threat_alerts
  }
}
