resource "azurerm_storage_account" "main" { # finding: terraform.azure.storage_blob_container_cmk_encrypted
  name                     = "main"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}
