resource "azurerm_network_watcher_flow_log" "main" {
  name                 = "main"
  resource_group_name  = azurerm_resource_group.main.name
  network_watcher_name = azurerm_network_watcher.main.name
  target_resource_id   = azurerm_virtual_network.main.id
  storage_account_id   = azurerm_storage_account.logs.id
  enabled              = true # finding: terraform.azure.network_network_watcher_flow_disabled
}
