resource "azurerm_mssql_server_security_alert_policy" "main" { # finding: terraform.azure.database_threat_alert_email_to_owner
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_mssql_server.main.name
  state               = "Enabled"

  email_account_admins_enabled = true
}

resource "azurerm_mssql_server_security_alert_policy" "said" {
  name                         = "said"
  resource_group_name          = azurerm_resource_group.main.name
  server_name                  = azurerm_mssql_server.main.name
  state                        = "Enabled"
  email_account_admins_enabled = true # finding: terraform.azure.database_threat_alert_email_to_owner
}
