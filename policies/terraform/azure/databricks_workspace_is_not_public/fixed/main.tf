resource "azurerm_databricks_workspace" "main" { # finding: terraform.azure.databricks_workspace_is_not_public
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  public_network_access_enabled = false
}

resource "azurerm_databricks_workspace" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  public_network_access_enabled = false # finding: terraform.azure.databricks_workspace_is_not_public
}
