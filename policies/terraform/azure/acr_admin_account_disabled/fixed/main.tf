resource "azurerm_container_registry" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"
  admin_enabled       = false # finding: terraform.azure.acr_admin_account_disabled
}
