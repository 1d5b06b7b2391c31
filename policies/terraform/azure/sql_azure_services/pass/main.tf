resource "azurerm_mssql_virtual_network_rule" "app" {
  name      = "app"
  server_id = azurerm_mssql_server.main.id
  subnet_id = azurerm_subnet.app.id
}

resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.main.id
  start_ip_address = "198.51.100.0"
  end_ip_address   = "198.51.100.255"
}
