resource "azurerm_postgresql_flexible_server_firewall_rule" "everybody" {
  name             = "everybody"
  server_id        = azurerm_postgresql_flexible_server.shop.id
  start_ip_address = "0.0.0.0" # finding: terraform.azure.azure_postgre_sql_flex_server_not_overly_permissive
  end_ip_address   = "255.255.255.255"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "azure" {
  name             = "azure"
  server_id        = azurerm_postgresql_flexible_server.shop.id
  start_ip_address = "0.0.0.0" # finding: terraform.azure.azure_postgre_sql_flex_server_not_overly_permissive
  end_ip_address   = "0.0.0.0"
}
