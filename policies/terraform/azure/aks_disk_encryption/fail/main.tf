resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_disk_encryption
  name                = "aks-main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "main"
}
