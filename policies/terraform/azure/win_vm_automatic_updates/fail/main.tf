resource "azurerm_windows_virtual_machine" "main" {
  name                      = "main"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  size                      = "Standard_B2s"
  admin_username            = "azureuser"
  automatic_updates_enabled = false # finding: terraform.azure.win_vm_automatic_updates
}
