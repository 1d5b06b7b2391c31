resource "azurerm_automation_account" "main" { # finding: terraform.azure.azure_automation_acc_config_managed_identity
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku_name            = "Basic"
}
