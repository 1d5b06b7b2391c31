resource "azurerm_linux_web_app_slot" "staging" {
  name           = "staging"
  app_service_id = azurerm_linux_web_app.shop.id
  https_only     = false # finding: terraform.azure.app_service_slot_https_only

  site_config {}
}
