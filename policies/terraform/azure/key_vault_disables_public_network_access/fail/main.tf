resource "azurerm_key_vault" "main" { # finding: terraform.azure.key_vault_disables_public_network_access
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  tenant_id           = data.azurerm_client_config.current.tenant_id
  sku_name            = "standard"
}
