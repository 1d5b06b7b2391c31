resource "azurerm_postgresql_server" "main" {
  name                             = "main"
  resource_group_name              = azurerm_resource_group.main.name
  location                         = azurerm_resource_group.main.location
  version                          = "11"
  sku_name                         = "GP_Gen5_2"
  ssl_minimal_tls_version_enforced = "TLS1_2" # finding: terraform.azure.postgre_sql_min_tls_version
}
