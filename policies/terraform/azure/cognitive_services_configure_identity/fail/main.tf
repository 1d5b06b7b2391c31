resource "azurerm_cognitive_account" "main" { # finding: terraform.azure.cognitive_services_configure_identity
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  kind                = "OpenAI"
  sku_name            = "S0"
}
