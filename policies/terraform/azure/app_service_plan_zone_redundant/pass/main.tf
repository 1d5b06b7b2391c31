resource "azurerm_service_plan" "main" {
  name                   = "main"
  resource_group_name    = azurerm_resource_group.main.name
  location               = azurerm_resource_group.main.location
  os_type                = "Linux"
  sku_name               = "P1v3"
  zone_balancing_enabled = true
}
