resource "azurerm_linux_virtual_machine_scale_set" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard_B2s"
  instances           = 2
  admin_username      = "azureuser"
  upgrade_mode        = "Automatic"

  automatic_os_upgrade_policy {
    automatic_rollback_enabled   = true
    automatic_os_upgrade_enabled = true
  }
}
