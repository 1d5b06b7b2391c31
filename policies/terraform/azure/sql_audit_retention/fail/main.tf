resource "azurerm_mssql_server" "main" {
  name                = "sql-main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"
}

resource "azurerm_mssql_server_extended_auditing_policy" "main" {
  server_id                  = azurerm_mssql_server.main.id
  storage_endpoint           = azurerm_storage_account.audit.primary_blob_endpoint
  storage_account_access_key = azurerm_storage_account.audit.primary_access_key
  retention_in_days          = 6 # finding: terraform.azure.sql_audit_retention
}

resource "azurerm_mssql_server" "silent" { # finding: terraform.azure.sql_audit_retention
  name                = "sql-silent"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = "12.0"
}
