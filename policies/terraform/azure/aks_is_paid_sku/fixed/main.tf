resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_is_paid_sku
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"
  sku_tier            = "Standard"
}

resource "azurerm_kubernetes_cluster" "said" {
  name                = "said"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"
  sku_tier            = "Standard" # finding: terraform.azure.aks_is_paid_sku
}
