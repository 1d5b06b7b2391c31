resource "azurerm_app_configuration" "main" { # finding: terraform.azure.app_config_sku
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

resource "azurerm_app_configuration" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "free" # finding: terraform.azure.app_config_sku
}
