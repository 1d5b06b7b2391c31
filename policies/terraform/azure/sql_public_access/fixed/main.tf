resource "azurerm_mssql_server" "main" { # finding: terraform.azure.sql_public_access
  name                = "sql-main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"

  public_network_access_enabled = false
}

resource "azurerm_mssql_server" "said" {
  name                = "sql-said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"

  public_network_access_enabled = false # finding: terraform.azure.sql_public_access
}
