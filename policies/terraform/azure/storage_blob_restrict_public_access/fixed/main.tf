resource "azurerm_storage_account" "main" {
  name                            = "main"
  resource_group_name             = azurerm_resource_group.main.name
  location                        = azurerm_resource_group.main.location
  account_tier                    = "Standard"
  account_replication_type        = "ZRS"
  allow_nested_items_to_be_public = false # finding: terraform.azure.storage_blob_restrict_public_access
}
