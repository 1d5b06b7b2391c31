resource "azurerm_kubernetes_cluster" "main" {
  name                   = "aks-main"
  location               = azurerm_resource_group.main.location
  resource_group_name    = azurerm_resource_group.main.name
  dns_prefix             = "main"
  disk_encryption_set_id = azurerm_disk_encryption_set.main.id
}
