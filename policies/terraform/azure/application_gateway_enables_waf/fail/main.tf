resource "azurerm_application_gateway" "main" { # finding: terraform.azure.application_gateway_enables_waf
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name = "Standard_v2"
    tier = "Standard_v2"
  }
}
