resource "azurerm_subnet" "main" { # finding: terraform.azure.azure_subnet_config_with_nsg
  name                 = "main"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.0.1.0/24"]
}
