resource "azurerm_network_security_rule" "ftp" {
  name                        = "ftp"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "21"
  source_address_prefix       = "Internet" # finding: terraform.azure.network_sensitive_port_is_exposed_to_entire_network
  destination_address_prefix  = "*"
  network_security_group_name = azurerm_network_security_group.main.name
  resource_group_name         = azurerm_resource_group.main.name
}
