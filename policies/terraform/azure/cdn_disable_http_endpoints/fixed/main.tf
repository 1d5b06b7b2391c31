resource "azurerm_cdn_endpoint" "main" { # finding: terraform.azure.cdn_disable_http_endpoints
  name                = "main"
  profile_name        = azurerm_cdn_profile.main.name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  is_http_allowed     = false
}

resource "azurerm_cdn_endpoint" "said" {
  name                = "said"
  profile_name        = azurerm_cdn_profile.main.name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  is_http_allowed     = false # finding: terraform.azure.cdn_disable_http_endpoints
}
