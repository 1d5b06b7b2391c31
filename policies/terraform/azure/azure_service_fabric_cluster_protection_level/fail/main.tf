resource "azurerm_service_fabric_cluster" "main" { # finding: terraform.azure.azure_service_fabric_cluster_protection_level
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  reliability_level   = "Silver"
  upgrade_mode        = "Automatic"
}
