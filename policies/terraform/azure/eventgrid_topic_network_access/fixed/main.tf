resource "azurerm_eventgrid_topic" "main" { # finding: terraform.azure.eventgrid_topic_network_access
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  public_network_access_enabled = false
}

resource "azurerm_eventgrid_topic" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  public_network_access_enabled = false # finding: terraform.azure.eventgrid_topic_network_access
}
