resource "azurerm_servicebus_namespace" "main" { # finding: terraform.azure.azure_servicebus_double_encryption_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"
}

resource "azurerm_servicebus_namespace" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  customer_managed_key {
    infrastructure_encryption_enabled = false # finding: terraform.azure.azure_servicebus_double_encryption_enabled
  }
}
