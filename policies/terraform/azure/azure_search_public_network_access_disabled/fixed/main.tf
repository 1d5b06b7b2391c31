resource "azurerm_search_service" "main" { # finding: terraform.azure.azure_search_public_network_access_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"

  public_network_access_enabled = false
}

resource "azurerm_search_service" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  sku                           = "standard"
  public_network_access_enabled = false # finding: terraform.azure.azure_search_public_network_access_disabled
}
