resource "azurerm_service_fabric_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  reliability_level   = "Silver"
  upgrade_mode        = "Automatic"

  fabric_settings {
    name = "Security"

    parameters = {
      ClusterProtectionLevel = "EncryptAndSign"
    }
  }
}
