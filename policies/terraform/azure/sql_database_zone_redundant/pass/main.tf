resource "azurerm_mssql_database" "main" {
  name           = "main"
  server_id      = azurerm_mssql_server.main.id
  zone_redundant = true
}
