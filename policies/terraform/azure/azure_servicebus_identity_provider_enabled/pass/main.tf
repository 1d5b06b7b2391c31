resource "azurerm_servicebus_namespace" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  identity {
    type = "SystemAssigned"
  }
}
