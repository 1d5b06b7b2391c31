resource "azurerm_servicebus_namespace" "main" { # finding: terraform.azure.azure_servicebus_local_auth_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"
  local_auth_enabled  = false
}

resource "azurerm_servicebus_namespace" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"
  local_auth_enabled  = false # finding: terraform.azure.azure_servicebus_local_auth_disabled
}
