resource "azurerm_databricks_workspace" "main" {
  name                         = "main"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  sku                          = "premium"
  customer_managed_key_enabled = true
}

resource "azurerm_databricks_workspace_root_dbfs_customer_managed_key" "main" {
  workspace_id = azurerm_databricks_workspace.main.id
}
