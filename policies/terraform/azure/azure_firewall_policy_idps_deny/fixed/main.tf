resource "azurerm_firewall_policy" "main" { # finding: terraform.azure.azure_firewall_policy_idps_deny
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  intrusion_detection {
    mode = "Deny"
  }
}

resource "azurerm_firewall_policy" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  intrusion_detection {
    mode = "Deny" # finding: terraform.azure.azure_firewall_policy_idps_deny
  }
}
