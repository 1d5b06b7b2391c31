resource "azurerm_storage_sync" "main" { # finding: terraform.azure.storage_sync_public_access_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

resource "azurerm_storage_sync" "said" {
  name                    = "said"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  incoming_traffic_policy = "AllowAllTraffic" # finding: terraform.azure.storage_sync_public_access_disabled
}
