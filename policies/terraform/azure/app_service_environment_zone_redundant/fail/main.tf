resource "azurerm_app_service_environment_v3" "main" { # finding: terraform.azure.app_service_environment_zone_redundant
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  subnet_id           = azurerm_subnet.apps.id
}

resource "azurerm_app_service_environment_v3" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  subnet_id           = azurerm_subnet.apps.id
  zone_redundant      = false # finding: terraform.azure.app_service_environment_zone_redundant
}
