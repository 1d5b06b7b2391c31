resource "azurerm_synapse_spark_pool" "main" { # finding: terraform.azure.azure_spark_pool_isolated_compute_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

resource "azurerm_synapse_spark_pool" "said" {
  name                      = "said"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  compute_isolation_enabled = false # finding: terraform.azure.azure_spark_pool_isolated_compute_enabled
}
