resource "azurerm_mysql_server" "main" { # finding: terraform.azure.my_sql_treat_detection_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "8.0"
  sku_name            = "GP_Gen5_2"
}

resource "azurerm_mysql_server" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "8.0"
  sku_name            = "GP_Gen5_2"

  threat_detection_policy {
    enabled = false # finding: terraform.azure.my_sql_treat_detection_enabled
  }
}
