resource "azurerm_synapse_spark_pool" "main" {
  name                      = "main"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  compute_isolation_enabled = true
}
