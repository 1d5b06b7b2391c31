resource "azurerm_linux_virtual_machine" "web" {
  name                = "vm-web"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  size                = "Standard_B2s"
  admin_username      = "azureuser"

  custom_data = base64encode(<<-EOT
    #!/bin/sh
    export DB_PASSWORD=correct-horse-battery # finding: terraform.azure.vm_custom_data_secrets
    systemctl start shop
  EOT
  )
}
