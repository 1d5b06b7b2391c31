resource "azurerm_signalr_service" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name = "Free_F1" # finding: terraform.azure.signal_rskusla
  }
}
