resource "azurerm_mssql_server" "main" { # finding: terraform.azure.sql_audit
  name                = "sql-main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"
}

resource "azurerm_mssql_server" "reports" {
  name                = "sql-reports"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"
}

resource "azurerm_mssql_server_extended_auditing_policy" "reports" {
  server_id = azurerm_mssql_server.reports.id
  enabled   = false # finding: terraform.azure.sql_audit
}
