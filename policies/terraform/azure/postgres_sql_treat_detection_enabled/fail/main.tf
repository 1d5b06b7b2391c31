resource "azurerm_postgresql_server" "main" { # finding: terraform.azure.postgres_sql_treat_detection_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "11"
  sku_name            = "GP_Gen5_2"
}

resource "azurerm_postgresql_server" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "11"
  sku_name            = "GP_Gen5_2"

  threat_detection_policy {
    enabled = false # finding: terraform.azure.postgres_sql_treat_detection_enabled
  }
}
