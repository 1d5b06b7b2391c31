resource "azurerm_frontdoor" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name

  frontend_endpoint { # finding: terraform.azure.azure_front_door_enables_waf
    name      = "shop"
    host_name = "shop.azurefd.net"
  }
}
