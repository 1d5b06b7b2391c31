resource "azurerm_mssql_server_security_alert_policy" "main" {
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_mssql_server.main.name
  state               = "Disabled" # finding: terraform.azure.azure_mssql_server_has_security_alert_policy
}
