resource "azurerm_container_registry" "main" {
  name                 = "main"
  resource_group_name  = azurerm_resource_group.main.name
  location             = azurerm_resource_group.main.location
  sku                  = "Premium"
  trust_policy_enabled = false # finding: terraform.azure.acr_use_signed_images
}
