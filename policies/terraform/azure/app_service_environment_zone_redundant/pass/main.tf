resource "azurerm_app_service_environment_v3" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  subnet_id           = azurerm_subnet.apps.id
  zone_redundant      = true
}
