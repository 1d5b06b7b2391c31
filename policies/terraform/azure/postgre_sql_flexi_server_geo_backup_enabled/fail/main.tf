resource "azurerm_postgresql_flexible_server" "main" { # finding: terraform.azure.postgre_sql_flexi_server_geo_backup_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "16"
  sku_name            = "GP_Standard_D2s_v3"
}

resource "azurerm_postgresql_flexible_server" "said" {
  name                         = "said"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  version                      = "16"
  sku_name                     = "GP_Standard_D2s_v3"
  geo_redundant_backup_enabled = false # finding: terraform.azure.postgre_sql_flexi_server_geo_backup_enabled
}
