resource "azurerm_managed_disk" "main" { # finding: terraform.azure.vm_disk_with_public_access
  name                 = "main"
  resource_group_name  = azurerm_resource_group.main.name
  location             = azurerm_resource_group.main.location
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"

  public_network_access_enabled = false
}

resource "azurerm_managed_disk" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  storage_account_type          = "Premium_LRS"
  create_option                 = "Empty"
  public_network_access_enabled = false # finding: terraform.azure.vm_disk_with_public_access
}
