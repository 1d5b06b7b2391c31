resource "azurerm_linux_function_app" "main" {
  name                    = "main"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  service_plan_id         = azurerm_service_plan.main.id
  storage_account_name    = azurerm_storage_account.main.name
  builtin_logging_enabled = true
}

resource "azurerm_linux_function_app" "observed" {
  name                    = "observed"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  service_plan_id         = azurerm_service_plan.main.id
  storage_account_name    = azurerm_storage_account.main.name
  builtin_logging_enabled = false

  site_config {
    application_insights_connection_string = azurerm_application_insights.main.connection_string
  }
}
