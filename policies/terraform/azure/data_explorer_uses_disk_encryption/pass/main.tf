resource "azurerm_kusto_cluster" "main" {
  name                    = "main"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  disk_encryption_enabled = true

  sku {
    name     = "Standard_D13_v2"
    capacity = 2
  }
}
