resource "azurerm_app_service" "old" { # finding: terraform.azure.app_ftps
  name                = "old"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  app_service_plan_id = azurerm_app_service_plan.main.id
}

resource "azurerm_linux_web_app" "shop" {
  name                = "shop"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  site_config {
    ftps_state = "AllAllowed" # finding: terraform.azure.app_ftps
  }
}
