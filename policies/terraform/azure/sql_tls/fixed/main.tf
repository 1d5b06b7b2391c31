resource "azurerm_mssql_server" "main" {
  name                = "sql-main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"
  minimum_tls_version = "1.2" # finding: terraform.azure.sql_tls
}

resource "azurerm_mssql_server" "any" {
  name                = "sql-any"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"
  minimum_tls_version = "1.2" # finding: terraform.azure.sql_tls
}
