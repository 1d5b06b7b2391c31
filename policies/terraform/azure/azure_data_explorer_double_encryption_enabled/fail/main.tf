resource "azurerm_kusto_cluster" "main" { # finding: terraform.azure.azure_data_explorer_double_encryption_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name     = "Standard_D13_v2"
    capacity = 2
  }
}

resource "azurerm_kusto_cluster" "said" {
  name                      = "said"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  double_encryption_enabled = false # finding: terraform.azure.azure_data_explorer_double_encryption_enabled

  sku {
    name     = "Standard_D13_v2"
    capacity = 2
  }
}
