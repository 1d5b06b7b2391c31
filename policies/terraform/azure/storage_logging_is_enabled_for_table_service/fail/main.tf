resource "azurerm_storage_account" "shop" {
  name                     = "shop"
  resource_group_name      = azurerm_resource_group.shop.name
  location                 = azurerm_resource_group.shop.location
  account_tier             = "Standard"
  account_replication_type = "GRS"
}

resource "azurerm_storage_table" "orders" { # finding: terraform.azure.storage_logging_is_enabled_for_table_service
  name                 = "orders"
  storage_account_name = azurerm_storage_account.shop.name
}
