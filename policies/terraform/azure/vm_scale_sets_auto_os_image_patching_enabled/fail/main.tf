resource "azurerm_linux_virtual_machine_scale_set" "main" { # finding: terraform.azure.vm_scale_sets_auto_os_image_patching_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard_B2s"
  instances           = 2
  admin_username      = "azureuser"
}
