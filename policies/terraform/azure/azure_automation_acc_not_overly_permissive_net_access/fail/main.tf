resource "azurerm_automation_account" "main" { # finding: terraform.azure.azure_automation_acc_not_overly_permissive_net_access
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku_name            = "Basic"
}

resource "azurerm_automation_account" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  sku_name                      = "Basic"
  public_network_access_enabled = true # finding: terraform.azure.azure_automation_acc_not_overly_permissive_net_access
}
