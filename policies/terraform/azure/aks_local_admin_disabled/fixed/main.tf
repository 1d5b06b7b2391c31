resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_local_admin_disabled
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"

  local_account_disabled = true
}

resource "azurerm_kubernetes_cluster" "said" {
  name                   = "said"
  resource_group_name    = azurerm_resource_group.main.name
  location               = azurerm_resource_group.main.location
  dns_prefix             = "main"
  local_account_disabled = true # finding: terraform.azure.aks_local_admin_disabled
}
