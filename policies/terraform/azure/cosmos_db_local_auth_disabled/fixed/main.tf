resource "azurerm_cosmosdb_account" "main" { # finding: terraform.azure.cosmos_db_local_auth_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  offer_type          = "Standard"
  kind                = "GlobalDocumentDB"

  local_authentication_enabled = false
}

resource "azurerm_cosmosdb_account" "said" {
  name                         = "said"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  offer_type                   = "Standard"
  kind                         = "GlobalDocumentDB"
  local_authentication_enabled = false # finding: terraform.azure.cosmos_db_local_auth_disabled
}
