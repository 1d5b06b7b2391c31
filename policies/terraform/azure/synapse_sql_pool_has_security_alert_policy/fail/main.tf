resource "azurerm_synapse_sql_pool" "shop" { # finding: terraform.azure.synapse_sql_pool_has_security_alert_policy
  name                 = "shop"
  synapse_workspace_id = azurerm_synapse_workspace.shop.id
  sku_name             = "DW100c"
}

resource "azurerm_synapse_sql_pool" "stock" { # finding: terraform.azure.synapse_sql_pool_has_security_alert_policy
  name                 = "stock"
  synapse_workspace_id = azurerm_synapse_workspace.shop.id
  sku_name             = "DW100c"
}

resource "azurerm_synapse_sql_pool_security_alert_policy" "stock" {
  sql_pool_id = azurerm_synapse_sql_pool.stock.id
  policy_state = "Disabled"
}
