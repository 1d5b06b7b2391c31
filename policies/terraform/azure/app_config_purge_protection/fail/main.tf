resource "azurerm_app_configuration" "main" { # finding: terraform.azure.app_config_purge_protection
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"
}

resource "azurerm_app_configuration" "said" {
  name                     = "said"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  sku                      = "standard"
  purge_protection_enabled = false # finding: terraform.azure.app_config_purge_protection
}
