resource "azurerm_synapse_sql_pool" "shop" {
  name                 = "shop"
  synapse_workspace_id = azurerm_synapse_workspace.shop.id
  sku_name             = "DW100c"
}

resource "azurerm_synapse_sql_pool_security_alert_policy" "shop" {
  sql_pool_id  = azurerm_synapse_sql_pool.shop.id
  policy_state = "Enabled"
}
