resource "azurerm_api_management" "main" { # finding: terraform.azure.api_management_public_access
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  publisher_name      = "Example"
  publisher_email     = "api@example.com"
  sku_name            = "Developer_1"

  public_network_access_enabled = false
}

resource "azurerm_api_management" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  publisher_name                = "Example"
  publisher_email               = "api@example.com"
  sku_name                      = "Developer_1"
  public_network_access_enabled = false # finding: terraform.azure.api_management_public_access
}
