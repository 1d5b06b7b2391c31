resource "azurerm_recovery_services_vault" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard"

  identity {
    type = "SystemAssigned"
  }
}
