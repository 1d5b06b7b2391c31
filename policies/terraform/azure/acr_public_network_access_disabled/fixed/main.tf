resource "azurerm_container_registry" "main" { # finding: terraform.azure.acr_public_network_access_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  public_network_access_enabled = false
}

resource "azurerm_container_registry" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  sku                           = "Premium"
  public_network_access_enabled = false # finding: terraform.azure.acr_public_network_access_disabled
}
