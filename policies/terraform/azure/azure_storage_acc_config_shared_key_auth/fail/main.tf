resource "azurerm_storage_account" "main" { # finding: terraform.azure.azure_storage_acc_config_shared_key_auth
  name                     = "main"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_account" "said" {
  name                      = "said"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  account_tier              = "Standard"
  account_replication_type  = "ZRS"
  shared_access_key_enabled = true # finding: terraform.azure.azure_storage_acc_config_shared_key_auth
}
