resource "azurerm_mysql_server" "main" { # finding: terraform.azure.my_sql_public_access_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "8.0"
  sku_name            = "GP_Gen5_2"
}

resource "azurerm_mysql_server" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  version                       = "8.0"
  sku_name                      = "GP_Gen5_2"
  public_network_access_enabled = true # finding: terraform.azure.my_sql_public_access_disabled
}

resource "azurerm_mysql_flexible_server" "today" { # finding: terraform.azure.my_sql_public_access_disabled
  name                = "today"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}
