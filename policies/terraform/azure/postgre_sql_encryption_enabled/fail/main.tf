resource "azurerm_postgresql_server" "main" { # finding: terraform.azure.postgre_sql_encryption_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "11"
  sku_name            = "GP_Gen5_2"
}

resource "azurerm_postgresql_server" "said" {
  name                              = "said"
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  version                           = "11"
  sku_name                          = "GP_Gen5_2"
  infrastructure_encryption_enabled = false # finding: terraform.azure.postgre_sql_encryption_enabled
}
