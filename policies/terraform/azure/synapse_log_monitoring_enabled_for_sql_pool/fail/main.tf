resource "azurerm_synapse_sql_pool" "shop" { # finding: terraform.azure.synapse_log_monitoring_enabled_for_sql_pool
  name                 = "shop"
  synapse_workspace_id = azurerm_synapse_workspace.shop.id
  sku_name             = "DW100c"
}

resource "azurerm_synapse_sql_pool" "stock" { # finding: terraform.azure.synapse_log_monitoring_enabled_for_sql_pool
  name                 = "stock"
  synapse_workspace_id = azurerm_synapse_workspace.shop.id
  sku_name             = "DW100c"
}

resource "azurerm_synapse_sql_pool_extended_auditing_policy" "stock" {
  sql_pool_id = azurerm_synapse_sql_pool.stock.id
  log_monitoring_enabled = false
}
