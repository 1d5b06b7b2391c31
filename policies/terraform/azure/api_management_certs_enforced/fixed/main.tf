resource "azurerm_api_management" "main" { # finding: terraform.azure.api_management_certs_enforced
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  publisher_name      = "Example"
  publisher_email     = "api@example.com"
  sku_name            = "Consumption_0"

  client_certificate_enabled = true
}

resource "azurerm_api_management" "said" {
  name                       = "said"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  publisher_name             = "Example"
  publisher_email            = "api@example.com"
  sku_name                   = "Consumption_0"
  client_certificate_enabled = true # finding: terraform.azure.api_management_certs_enforced
}
