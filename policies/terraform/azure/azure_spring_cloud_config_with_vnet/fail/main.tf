resource "azurerm_spring_cloud_service" "main" { # finding: terraform.azure.azure_spring_cloud_config_with_vnet
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}
