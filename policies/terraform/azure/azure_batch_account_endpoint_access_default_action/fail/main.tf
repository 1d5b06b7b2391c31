resource "azurerm_batch_account" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  network_profile {
    account_access {
      default_action = "Allow" # finding: terraform.azure.azure_batch_account_endpoint_access_default_action
    }
  }
}
