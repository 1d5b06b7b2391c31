resource "azurerm_search_service" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "standard"
  allowed_ips         = ["0.0.0.0/0"] # finding: terraform.azure.azure_search_allowed_i_ps_not_global
}
