resource "azurerm_synapse_workspace" "main" { # finding: terraform.azure.synapse_workspace_cmk_encryption
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
}
