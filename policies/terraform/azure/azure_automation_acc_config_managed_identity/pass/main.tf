resource "azurerm_automation_account" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku_name            = "Basic"

  identity {
    type = "SystemAssigned"
  }
}
