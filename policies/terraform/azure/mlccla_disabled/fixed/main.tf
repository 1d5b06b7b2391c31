resource "azurerm_machine_learning_compute_cluster" "main" { # finding: terraform.azure.mlccla_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  local_auth_enabled  = false
}

resource "azurerm_machine_learning_compute_cluster" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  local_auth_enabled  = false # finding: terraform.azure.mlccla_disabled
}
