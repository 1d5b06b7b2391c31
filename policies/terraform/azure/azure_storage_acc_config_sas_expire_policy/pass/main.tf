resource "azurerm_storage_account" "main" {
  name                     = "main"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  sas_policy {
    expiration_period = "07.00:00:00"
  }
}
