resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.main.id
  start_ip_address = "198.51.100.0"
  end_ip_address   = "198.51.100.255"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "gateway" {
  name             = "gateway"
  server_id        = azurerm_postgresql_flexible_server.main.id
  start_ip_address = azurerm_public_ip.gateway.ip_address
  end_ip_address   = azurerm_public_ip.gateway.ip_address
}
