resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_upgrade_channel
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  dns_prefix          = "main"

  automatic_upgrade_channel = "patch"
}

resource "azurerm_kubernetes_cluster" "said" {
  name                      = "said"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  dns_prefix                = "main"
  automatic_upgrade_channel = "patch" # finding: terraform.azure.aks_upgrade_channel
}
