resource "azurerm_linux_web_app" "main" { # finding: terraform.azure.app_service_set_health_check
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id
}
