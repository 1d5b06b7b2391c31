resource "azurerm_app_configuration" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"

  encryption {
    key_vault_key_identifier = azurerm_key_vault_key.config.id
  }
}
