resource "azurerm_synapse_workspace" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  customer_managed_key {
    key_name = "synapse"
  }
}
