resource "azurerm_data_factory" "orders" { # finding: terraform.azure.datafactory_public
  name                = "adf-orders"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name

  public_network_enabled = false
}

resource "azurerm_data_factory" "said" {
  name                   = "adf-said"
  location               = azurerm_resource_group.main.location
  resource_group_name    = azurerm_resource_group.main.name
  public_network_enabled = false # finding: terraform.azure.datafactory_public
}
