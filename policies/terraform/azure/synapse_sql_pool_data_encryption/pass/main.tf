resource "azurerm_synapse_sql_pool" "main" {
  name                 = "main"
  synapse_workspace_id = azurerm_synapse_workspace.main.id
  sku_name             = "DW100c"
  data_encrypted       = true
}
