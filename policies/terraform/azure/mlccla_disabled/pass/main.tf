resource "azurerm_machine_learning_compute_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  local_auth_enabled  = false
}
