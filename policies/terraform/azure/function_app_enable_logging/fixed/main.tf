resource "azurerm_linux_function_app" "main" {
  name                    = "main"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  service_plan_id         = azurerm_service_plan.main.id
  storage_account_name    = azurerm_storage_account.main.name
  builtin_logging_enabled = true # finding: terraform.azure.function_app_enable_logging
}
