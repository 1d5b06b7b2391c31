resource "azurerm_synapse_sql_pool" "main" { # finding: terraform.azure.synapse_sql_pool_data_encryption
  name                 = "main"
  synapse_workspace_id = azurerm_synapse_workspace.main.id
  sku_name             = "DW100c"
  data_encrypted       = true
}

resource "azurerm_synapse_sql_pool" "said" {
  name                 = "said"
  synapse_workspace_id = azurerm_synapse_workspace.main.id
  sku_name             = "DW100c"
  data_encrypted       = true # finding: terraform.azure.synapse_sql_pool_data_encryption
}
