resource "azurerm_linux_virtual_machine" "web" {
  name                = "vm-web"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  size                = "Standard_B2s"
  admin_username      = "azureuser"

  identity {
    type = "SystemAssigned"
  }

  custom_data = base64encode(<<-EOT
    #!/bin/sh
    az login --identity
    export DB_PASSWORD=$(az keyvault secret show --vault-name shop --name db --query value -o tsv)
    systemctl start shop
  EOT
  )
}
