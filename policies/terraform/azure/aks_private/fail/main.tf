resource "azurerm_kubernetes_cluster" "public" { # finding: terraform.azure.aks_private
  name                = "aks-public"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "public"
}

resource "azurerm_kubernetes_cluster" "said" {
  name                    = "aks-said"
  location                = azurerm_resource_group.main.location
  resource_group_name     = azurerm_resource_group.main.name
  dns_prefix              = "said"
  private_cluster_enabled = false # finding: terraform.azure.aks_private

  api_server_access_profile {
    authorized_ip_ranges = ["192.0.2.0/24"]
  }
}
