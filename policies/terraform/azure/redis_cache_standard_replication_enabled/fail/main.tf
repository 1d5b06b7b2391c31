resource "azurerm_redis_cache" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  capacity            = 1
  family              = "P"
  sku_name            = "Basic" # finding: terraform.azure.redis_cache_standard_replication_enabled
}
