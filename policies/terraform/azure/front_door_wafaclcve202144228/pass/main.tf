resource "azurerm_frontdoor_firewall_policy" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  enabled             = true
  mode                = "Prevention"

  managed_rule {
    type    = "Microsoft_DefaultRuleSet"
    version = "1.1"
  }
}
