resource "azurerm_frontdoor_firewall_policy" "main" { # finding: terraform.azure.front_door_wafaclcve202144228
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  enabled             = true
  mode                = "Prevention"
}
