resource "azurerm_linux_web_app_slot" "staging" {
  name           = "staging"
  app_service_id = azurerm_linux_web_app.shop.id

  site_config {
    minimum_tls_version = "1.1" # finding: terraform.azure.app_service_slot_min_tls
  }
}
