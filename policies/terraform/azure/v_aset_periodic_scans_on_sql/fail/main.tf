resource "azurerm_mssql_server_vulnerability_assessment" "shop" { # finding: terraform.azure.v_aset_periodic_scans_on_sql
  server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.shop.id
  storage_container_path = "${azurerm_storage_account.scans.primary_blob_endpoint}scans/"
}

resource "azurerm_mssql_server_vulnerability_assessment" "stock" {
  server_security_alert_policy_id = azurerm_mssql_server_security_alert_policy.stock.id
  storage_container_path = "${azurerm_storage_account.scans.primary_blob_endpoint}scans/"

  recurring_scans {
    enabled = false # finding: terraform.azure.v_aset_periodic_scans_on_sql
  }
}
