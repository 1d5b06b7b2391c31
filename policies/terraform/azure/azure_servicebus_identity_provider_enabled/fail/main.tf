resource "azurerm_servicebus_namespace" "main" { # finding: terraform.azure.azure_servicebus_identity_provider_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"
}
