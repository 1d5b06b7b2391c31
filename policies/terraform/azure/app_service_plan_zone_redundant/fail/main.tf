resource "azurerm_service_plan" "main" { # finding: terraform.azure.app_service_plan_zone_redundant
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  os_type             = "Linux"
  sku_name            = "P1v3"
}

resource "azurerm_service_plan" "said" {
  name                   = "said"
  resource_group_name    = azurerm_resource_group.main.name
  location               = azurerm_resource_group.main.location
  os_type                = "Linux"
  sku_name               = "P1v3"
  zone_balancing_enabled = false # finding: terraform.azure.app_service_plan_zone_redundant
}
