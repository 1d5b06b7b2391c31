resource "azurerm_linux_virtual_machine" "main" { # finding: terraform.azure.vm_encryption_at_host_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  size                = "Standard_B2s"
  admin_username      = "azureuser"
}

resource "azurerm_linux_virtual_machine" "said" {
  name                       = "said"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  size                       = "Standard_B2s"
  admin_username             = "azureuser"
  encryption_at_host_enabled = false # finding: terraform.azure.vm_encryption_at_host_enabled
}
