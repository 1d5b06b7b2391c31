resource "azurerm_spring_cloud_api_portal" "main" {
  name                    = "main"
  spring_cloud_service_id = azurerm_spring_cloud_service.main.id
  https_only_enabled      = true
}
