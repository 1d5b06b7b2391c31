resource "azurerm_app_configuration" "main" { # finding: terraform.azure.app_config_encryption
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"
}
