resource "azurerm_spring_cloud_api_portal" "main" { # finding: terraform.azure.spring_cloud_api_portal_https_only
  name                    = "main"
  spring_cloud_service_id = azurerm_spring_cloud_service.main.id
}

resource "azurerm_spring_cloud_api_portal" "said" {
  name                    = "said"
  spring_cloud_service_id = azurerm_spring_cloud_service.main.id
  https_only_enabled      = false # finding: terraform.azure.spring_cloud_api_portal_https_only
}
