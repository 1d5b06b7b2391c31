resource "azurerm_mssql_server_vulnerability_assessment" "shop" {
  server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.shop.id
  storage_container_path          = "${azurerm_storage_account.scans.primary_blob_endpoint}scans/"

  recurring_scans {
    enabled = true
    emails  = ["databases@example.com"]
  }
}
