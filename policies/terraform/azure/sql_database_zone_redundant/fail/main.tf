resource "azurerm_mssql_database" "main" { # finding: terraform.azure.sql_database_zone_redundant
  name      = "main"
  server_id = azurerm_mssql_server.main.id
}

resource "azurerm_mssql_database" "said" {
  name           = "said"
  server_id      = azurerm_mssql_server.main.id
  zone_redundant = false # finding: terraform.azure.sql_database_zone_redundant
}
