resource "azurerm_service_fabric_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  azure_active_directory {
    tenant_id = data.azurerm_client_config.current.tenant_id
  }
}
