resource "azurerm_spring_cloud_api_portal" "main" {
  name                          = "main"
  spring_cloud_service_id       = azurerm_spring_cloud_service.main.id
  public_network_access_enabled = false # finding: terraform.azure.spring_cloud_api_portal_public_access_is_disabled
}
