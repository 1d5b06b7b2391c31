resource "azurerm_firewall_policy" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  intrusion_detection {
    mode = "Deny"
  }
}
