resource "azurerm_mariadb_server" "main" { # finding: terraform.azure.maria_db_geo_backup_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "10.3"
  sku_name            = "GP_Gen5_2"
}

resource "azurerm_mariadb_server" "said" {
  name                         = "said"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  version                      = "10.3"
  sku_name                     = "GP_Gen5_2"
  geo_redundant_backup_enabled = false # finding: terraform.azure.maria_db_geo_backup_enabled
}
