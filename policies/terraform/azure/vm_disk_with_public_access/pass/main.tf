resource "azurerm_managed_disk" "main" {
  name                          = "main"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  storage_account_type          = "Premium_LRS"
  create_option                 = "Empty"
  public_network_access_enabled = false
}

resource "azurerm_managed_disk" "locked" {
  name                  = "locked"
  resource_group_name   = azurerm_resource_group.main.name
  location              = azurerm_resource_group.main.location
  storage_account_type  = "Premium_LRS"
  create_option         = "Empty"
  network_access_policy = "DenyAll"
}
