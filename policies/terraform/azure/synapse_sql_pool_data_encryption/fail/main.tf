resource "azurerm_synapse_sql_pool" "main" { # finding: terraform.azure.synapse_sql_pool_data_encryption
  name                 = "main"
  synapse_workspace_id = azurerm_synapse_workspace.main.id
  sku_name             = "DW100c"
}

resource "azurerm_synapse_sql_pool" "said" {
  name                 = "said"
  synapse_workspace_id = azurerm_synapse_workspace.main.id
  sku_name             = "DW100c"
  data_encrypted       = false # finding: terraform.azure.synapse_sql_pool_data_encryption
}
