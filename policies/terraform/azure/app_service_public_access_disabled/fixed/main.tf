resource "azurerm_linux_web_app" "main" { # finding: terraform.azure.app_service_public_access_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  public_network_access_enabled = false
}

resource "azurerm_linux_web_app" "said" {
  name                          = "said"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  service_plan_id               = azurerm_service_plan.main.id
  public_network_access_enabled = false # finding: terraform.azure.app_service_public_access_disabled
}
