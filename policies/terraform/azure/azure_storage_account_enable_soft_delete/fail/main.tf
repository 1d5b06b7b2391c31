resource "azurerm_storage_account" "main" { # finding: terraform.azure.azure_storage_account_enable_soft_delete
  name                     = "main"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}
