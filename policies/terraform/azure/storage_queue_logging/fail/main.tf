resource "azurerm_storage_account" "orders" { # finding: terraform.azure.storage_queue_logging
  name                     = "storders"
  resource_group_name      = azurerm_resource_group.main.name
  location                 = azurerm_resource_group.main.location
  account_tier             = "Standard"
  account_replication_type = "ZRS"

  queue_properties {
    logging {
      delete                = true
      read                  = false
      write                 = true
      version               = "1.0"
      retention_policy_days = 90
    }
  }
}
