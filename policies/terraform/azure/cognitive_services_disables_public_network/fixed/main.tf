resource "azurerm_cognitive_account" "main" { # finding: terraform.azure.cognitive_services_disables_public_network
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  kind                = "OpenAI"
  sku_name            = "S0"

  public_network_access_enabled = false
}

resource "azurerm_cognitive_account" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  kind                          = "OpenAI"
  sku_name                      = "S0"
  public_network_access_enabled = false # finding: terraform.azure.cognitive_services_disables_public_network
}
