resource "azurerm_cognitive_account" "main" { # finding: terraform.azure.cognitive_services_enable_local_auth
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  kind                = "OpenAI"
  sku_name            = "S0"
  local_auth_enabled  = false
}

resource "azurerm_cognitive_account" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  kind                = "OpenAI"
  sku_name            = "S0"
  local_auth_enabled  = false # finding: terraform.azure.cognitive_services_enable_local_auth
}
