resource "azurerm_mssql_firewall_rule" "azure" {
  name             = "AllowAllWindowsAzureIps"
  server_id        = azurerm_mssql_server.main.id
  start_ip_address = "0.0.0.0" # finding: terraform.azure.sql_azure_services
  end_ip_address   = "0.0.0.0"
}
