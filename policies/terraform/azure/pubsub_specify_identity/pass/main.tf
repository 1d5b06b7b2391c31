resource "azurerm_web_pubsub" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard_S1"

  identity {
    type = "SystemAssigned"
  }
}
