resource "azurerm_recovery_services_vault" "main" { # finding: terraform.azure.azure_recovery_servicesvault_config_managed_identity
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard"
}
