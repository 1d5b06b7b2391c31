resource "azurerm_kusto_cluster" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name = "Dev(No SLA)_Standard_D11_v2" # finding: terraform.azure.data_explorer_sku_has_sla
  }
}
