resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_authorized_ips
  name                = "aks-main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "main"
}

resource "azurerm_kubernetes_cluster" "open" {
  name                = "aks-open"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "open"

  api_server_access_profile {
    authorized_ip_ranges = ["0.0.0.0/0"] # finding: terraform.azure.aks_authorized_ips
  }
}
