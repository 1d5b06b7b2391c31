resource "azurerm_service_fabric_cluster" "main" { # finding: terraform.azure.active_directory_used_authentication_service_fabric
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}
