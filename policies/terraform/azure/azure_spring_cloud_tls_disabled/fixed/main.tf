resource "azurerm_spring_cloud_app" "main" { # finding: terraform.azure.azure_spring_cloud_tls_disabled
  name                = "main"
  service_name        = azurerm_spring_cloud_service.main.name
  resource_group_name = azurerm_resource_group.main.name
  tls_enabled         = true
}

resource "azurerm_spring_cloud_app" "said" {
  name                = "said"
  service_name        = azurerm_spring_cloud_service.main.name
  resource_group_name = azurerm_resource_group.main.name
  tls_enabled         = true # finding: terraform.azure.azure_spring_cloud_tls_disabled
}
