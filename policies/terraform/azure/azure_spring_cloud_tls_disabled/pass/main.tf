resource "azurerm_spring_cloud_app" "main" {
  name                = "main"
  service_name        = azurerm_spring_cloud_service.main.name
  resource_group_name = azurerm_resource_group.main.name
  tls_enabled         = true
}
