variable "admin_port" {
  type    = number
  default = 22
}

resource "azurerm_network_security_rule" "admin" {
  name                        = "admin"
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.web.name
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = var.admin_port
  destination_address_prefix  = "*"
  source_address_prefixes = [
    "198.51.100.0/24",
    "0.0.0.0/0", # finding: terraform.azure.nsg_ssh
  ]
}

resource "azurerm_network_security_group" "web" {
  name                = "nsg-web"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  security_rule {
    name                       = "all"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "Internet" # finding: terraform.azure.nsg_ssh
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
}
