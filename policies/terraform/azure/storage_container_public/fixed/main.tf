resource "azurerm_storage_account" "site" {
  name                     = "stsite"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_container" "images" {
  name                  = "images"
  storage_account_id    = azurerm_storage_account.site.id
  container_access_type = "private" # finding: terraform.azure.storage_container_public
}

resource "azurerm_storage_container" "invoices" {
  name                  = "invoices"
  storage_account_name  = "stoffice"
  container_access_type = "private" # finding: terraform.azure.storage_container_public
}
