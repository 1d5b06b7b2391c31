resource "azurerm_kubernetes_cluster" "main" {
  name                              = "aks-main"
  location                          = azurerm_resource_group.main.location
  resource_group_name               = azurerm_resource_group.main.name
  dns_prefix                        = "main"
  role_based_access_control_enabled = true # finding: terraform.azure.aks_rbac
}

resource "azurerm_kubernetes_cluster" "old" {
  name                = "aks-old"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "old"

  role_based_access_control {
    enabled = true # finding: terraform.azure.aks_rbac
  }
}
