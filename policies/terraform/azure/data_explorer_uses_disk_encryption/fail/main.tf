resource "azurerm_kusto_cluster" "main" { # finding: terraform.azure.data_explorer_uses_disk_encryption
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name     = "Standard_D13_v2"
    capacity = 2
  }
}

resource "azurerm_kusto_cluster" "said" {
  name                    = "said"
  resource_group_name     = azurerm_resource_group.main.name
  location                = azurerm_resource_group.main.location
  disk_encryption_enabled = false # finding: terraform.azure.data_explorer_uses_disk_encryption

  sku {
    name     = "Standard_D13_v2"
    capacity = 2
  }
}
