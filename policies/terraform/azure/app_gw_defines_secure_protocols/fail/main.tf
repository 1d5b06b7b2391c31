resource "azurerm_application_gateway" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20150501" # finding: terraform.azure.app_gw_defines_secure_protocols
  }
}
