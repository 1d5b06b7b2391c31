resource "azurerm_search_service" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"
  allowed_ips         = ["192.0.2.0/24"]
}
