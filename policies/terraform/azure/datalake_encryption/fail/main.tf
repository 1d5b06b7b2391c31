resource "azurerm_data_lake_store" "lake" {
  name                = "lake"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  encryption_state    = "Disabled" # finding: terraform.azure.datalake_encryption
}
