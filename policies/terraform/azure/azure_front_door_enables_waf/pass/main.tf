resource "azurerm_frontdoor" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name

  frontend_endpoint {
    name                                    = "shop"
    host_name                               = "shop.azurefd.net"
    web_application_firewall_policy_link_id = azurerm_frontdoor_firewall_policy.main.id
  }
}
