locals {
  anywhere = {
    start = "0.0.0.0"
    end   = "255.255.255.255"
  }
}

resource "azurerm_mssql_firewall_rule" "all" {
  name             = "all"
  server_id        = azurerm_mssql_server.main.id
  start_ip_address = local.anywhere.start # finding: terraform.azure.sql_public_firewall
  end_ip_address   = local.anywhere.end
}

resource "azurerm_mysql_flexible_server_firewall_rule" "half" {
  name                = "half"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_mysql_flexible_server.main.name
  start_ip_address    = "128.0.0.0" # finding: terraform.azure.sql_public_firewall
  end_ip_address      = "255.255.255.255"
}
