resource "azurerm_automation_variable_string" "main" { # finding: terraform.azure.automation_encrypted
  name                    = "main"
  automation_account_name = azurerm_automation_account.main.name
  resource_group_name     = azurerm_resource_group.main.name
  value                   = "shop"
}

resource "azurerm_automation_variable_string" "said" {
  name                    = "said"
  automation_account_name = azurerm_automation_account.main.name
  resource_group_name     = azurerm_resource_group.main.name
  value                   = "shop"
  encrypted               = false # finding: terraform.azure.automation_encrypted
}
