resource "azurerm_databricks_workspace" "main" { # finding: terraform.azure.databricks_workspace_dbfs_root_encrypted_with_customer_managed_key
  name                         = "main"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  sku                          = "premium"
  customer_managed_key_enabled = true
}
