resource "azurerm_synapse_workspace_vulnerability_assessment" "shop" { # finding: terraform.azure.azure_synapse_workspace_v_ais_enabled
  workspace_security_alert_policy_id = azurerm_synapse_workspace_security_alert_policy.shop.id
  storage_container_path = "${azurerm_storage_account.scans.primary_blob_endpoint}scans/"
}

resource "azurerm_synapse_workspace_vulnerability_assessment" "stock" {
  workspace_security_alert_policy_id = azurerm_synapse_workspace_security_alert_policy.stock.id
  storage_container_path = "${azurerm_storage_account.scans.primary_blob_endpoint}scans/"

  recurring_scans {
    enabled = false # finding: terraform.azure.azure_synapse_workspace_v_ais_enabled
  }
}
