resource "azurerm_servicebus_namespace" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"
  minimum_tls_version = "1.2" # finding: terraform.azure.azure_servicebus_min_tls_version
}
