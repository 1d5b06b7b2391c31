resource "azurerm_app_configuration" "main" { # finding: terraform.azure.app_config_public_access
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"

  public_network_access = "Disabled"
}

resource "azurerm_app_configuration" "said" {
  name                  = "said"
  resource_group_name   = azurerm_resource_group.main.name
  location              = azurerm_resource_group.main.location
  sku                   = "standard"
  public_network_access = "Disabled" # finding: terraform.azure.app_config_public_access
}
