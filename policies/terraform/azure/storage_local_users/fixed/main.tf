resource "azurerm_storage_account" "main" { # finding: terraform.azure.storage_local_users
  name                     = "main"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = true
  local_user_enabled       = false
}

resource "azurerm_storage_account" "said" {
  name                     = "said"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  is_hns_enabled           = true
  local_user_enabled       = false # finding: terraform.azure.storage_local_users
}
