resource "azurerm_search_service" "main" { # finding: terraform.azure.azure_search_sla_query_updates
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"
}

resource "azurerm_search_service" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"
  replica_count       = 1 # finding: terraform.azure.azure_search_sla_query_updates
}
