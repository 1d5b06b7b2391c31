resource "azurerm_postgresql_server" "main" { # finding: terraform.azure.postgre_sql_server_public_access_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "11"
  sku_name            = "GP_Gen5_2"

  public_network_access_enabled = false
}

resource "azurerm_postgresql_server" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  version                       = "11"
  sku_name                      = "GP_Gen5_2"
  public_network_access_enabled = false # finding: terraform.azure.postgre_sql_server_public_access_disabled
}

resource "azurerm_postgresql_flexible_server" "today" { # finding: terraform.azure.postgre_sql_server_public_access_disabled
  name                = "today"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}
