resource "azurerm_linux_web_app" "shop" { # finding: terraform.azure.app_https
  name                = "app-shop"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id
  https_only          = true

  site_config {}
}

resource "azurerm_linux_web_app_slot" "staging" {
  name           = "staging"
  app_service_id = azurerm_linux_web_app.shop.id
  https_only     = true # finding: terraform.azure.app_https

  site_config {}
}
