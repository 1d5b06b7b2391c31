resource "azurerm_linux_web_app" "shop" { # finding: terraform.azure.app_auth
  name                = "app-shop"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  site_config {}
}

resource "azurerm_windows_web_app" "office" {
  name                = "app-office"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  site_config {}

  auth_settings {
    enabled = false # finding: terraform.azure.app_auth
  }
}
