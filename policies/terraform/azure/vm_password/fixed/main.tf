resource "azurerm_linux_virtual_machine" "web" {
  name                            = "vm-web"
  resource_group_name             = azurerm_resource_group.main.name
  location                        = azurerm_resource_group.main.location
  size                            = "Standard_D2s_v5"
  admin_username                  = "ops"
  admin_password                  = var.password
  disable_password_authentication = true # finding: terraform.azure.vm_password
  network_interface_ids           = [azurerm_network_interface.web.id]

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_virtual_machine" "old" {
  name                  = "vm-old"
  resource_group_name   = azurerm_resource_group.main.name
  location              = azurerm_resource_group.main.location
  vm_size               = "Standard_D2s_v3"
  network_interface_ids = [azurerm_network_interface.old.id]

  os_profile_linux_config {
    disable_password_authentication = true # finding: terraform.azure.vm_password
  }
}
