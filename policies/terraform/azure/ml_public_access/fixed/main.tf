resource "azurerm_machine_learning_workspace" "main" { # finding: terraform.azure.ml_public_access
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  public_network_access_enabled = false
}

resource "azurerm_machine_learning_workspace" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  public_network_access_enabled = false # finding: terraform.azure.ml_public_access
}
