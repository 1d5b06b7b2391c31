resource "azurerm_postgresql_server" "old" {
  name                    = "postgresql-old"
  location                = azurerm_resource_group.main.location
  resource_group_name     = azurerm_resource_group.main.name
  sku_name                = "GP_Gen5_2"
  version                 = "11"
  ssl_enforcement_enabled = false # finding: terraform.azure.postgres_ssl
}

resource "azurerm_postgresql_flexible_server_configuration" "tls" {
  name  = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.main.id
  value = "off" # finding: terraform.azure.postgres_ssl
}
