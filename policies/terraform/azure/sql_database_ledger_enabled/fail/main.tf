resource "azurerm_mssql_database" "main" { # finding: terraform.azure.sql_database_ledger_enabled
  name      = "main"
  server_id = azurerm_mssql_server.main.id
}

resource "azurerm_mssql_database" "said" {
  name           = "said"
  server_id      = azurerm_mssql_server.main.id
  ledger_enabled = false # finding: terraform.azure.sql_database_ledger_enabled
}
