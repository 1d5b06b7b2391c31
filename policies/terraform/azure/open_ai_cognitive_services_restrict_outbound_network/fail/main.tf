resource "azurerm_cognitive_account" "main" { # finding: terraform.azure.open_ai_cognitive_services_restrict_outbound_network
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  kind                = "OpenAI"
  sku_name            = "S0"
}

resource "azurerm_cognitive_account" "said" {
  name                               = "said"
  resource_group_name                = azurerm_resource_group.main.name
  location                           = azurerm_resource_group.main.location
  kind                               = "OpenAI"
  sku_name                           = "S0"
  outbound_network_access_restricted = false # finding: terraform.azure.open_ai_cognitive_services_restrict_outbound_network
}
