resource "azurerm_cdn_endpoint" "main" {
  name                = "main"
  profile_name        = azurerm_cdn_profile.main.name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  is_http_allowed     = false
}
