resource "azurerm_linux_virtual_machine" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  size                = "Standard_B2s"
  admin_username      = "azureuser"
}

resource "azurerm_backup_protected_vm" "main" {
  source_vm_id = azurerm_linux_virtual_machine.main.id
}
