resource "azurerm_container_registry" "main" { # finding: terraform.azure.acr_dedicated_data_endpoint_enabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  data_endpoint_enabled = true
}

resource "azurerm_container_registry" "said" {
  name                  = "said"
  resource_group_name   = azurerm_resource_group.main.name
  location              = azurerm_resource_group.main.location
  sku                   = "Premium"
  data_endpoint_enabled = true # finding: terraform.azure.acr_dedicated_data_endpoint_enabled
}
