resource "azurerm_linux_virtual_machine" "main" { # finding: terraform.azure.vm_has_back_up_machine
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  size                = "Standard_B2s"
  admin_username      = "azureuser"
}
