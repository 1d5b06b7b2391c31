resource "azurerm_linux_function_app" "main" { # finding: terraform.azure.function_app_public_access_disabled
  name                 = "main"
  resource_group_name  = azurerm_resource_group.main.name
  location             = azurerm_resource_group.main.location
  service_plan_id      = azurerm_service_plan.main.id
  storage_account_name = azurerm_storage_account.main.name
}

resource "azurerm_linux_function_app" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  service_plan_id               = azurerm_service_plan.main.id
  storage_account_name          = azurerm_storage_account.main.name
  public_network_access_enabled = true # finding: terraform.azure.function_app_public_access_disabled
}
