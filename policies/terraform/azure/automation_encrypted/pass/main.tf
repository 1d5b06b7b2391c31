resource "azurerm_automation_variable_string" "main" {
  name                    = "main"
  automation_account_name = azurerm_automation_account.main.name
  resource_group_name     = azurerm_resource_group.main.name
  value                   = "shop"
  encrypted               = true
}
