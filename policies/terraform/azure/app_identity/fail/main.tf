resource "azurerm_linux_web_app" "shop" { # finding: terraform.azure.app_identity
  name                = "shop"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  site_config {}
}
