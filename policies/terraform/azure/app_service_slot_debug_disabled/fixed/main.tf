resource "azurerm_linux_web_app_slot" "staging" {
  name           = "staging"
  app_service_id = azurerm_linux_web_app.shop.id

  site_config {
    remote_debugging_enabled = false # finding: terraform.azure.app_service_slot_debug_disabled
  }
}
