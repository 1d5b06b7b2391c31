resource "azurerm_container_registry" "main" { # finding: terraform.azure.acr_georeplicated
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"
}
