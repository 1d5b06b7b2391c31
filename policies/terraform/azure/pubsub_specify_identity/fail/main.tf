resource "azurerm_web_pubsub" "main" { # finding: terraform.azure.pubsub_specify_identity
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard_S1"
}
