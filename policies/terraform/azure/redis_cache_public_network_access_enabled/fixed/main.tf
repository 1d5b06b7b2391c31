resource "azurerm_redis_cache" "main" { # finding: terraform.azure.redis_cache_public_network_access_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  capacity            = 1
  family              = "P"
  sku_name            = "Premium"

  public_network_access_enabled = false
}

resource "azurerm_redis_cache" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  capacity                      = 1
  family                        = "P"
  sku_name                      = "Premium"
  public_network_access_enabled = false # finding: terraform.azure.redis_cache_public_network_access_enabled
}
