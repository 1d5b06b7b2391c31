resource "azurerm_eventgrid_domain" "main" { # finding: terraform.azure.eventgrid_domain_local_authentication
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}

resource "azurerm_eventgrid_domain" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  local_auth_enabled  = true # finding: terraform.azure.eventgrid_domain_local_authentication
}
