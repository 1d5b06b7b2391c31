resource "azurerm_kubernetes_cluster" "silent" { # finding: terraform.azure.aks_policy_addon
  name                = "aks-silent"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "silent"

  azure_policy_enabled = true
}

resource "azurerm_kubernetes_cluster" "said" {
  name                 = "aks-said"
  location             = azurerm_resource_group.main.location
  resource_group_name  = azurerm_resource_group.main.name
  dns_prefix           = "said"
  azure_policy_enabled = true # finding: terraform.azure.aks_policy_addon
}

resource "azurerm_kubernetes_cluster" "old" {
  name                = "aks-old"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "old"

  addon_profile {
    azure_policy {
      enabled = true # finding: terraform.azure.aks_policy_addon
    }
  }
}
