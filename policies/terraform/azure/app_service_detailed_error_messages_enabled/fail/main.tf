resource "azurerm_linux_web_app" "main" { # finding: terraform.azure.app_service_detailed_error_messages_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id
}

resource "azurerm_linux_web_app" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  logs {
    detailed_error_messages = false # finding: terraform.azure.app_service_detailed_error_messages_enabled
  }
}
