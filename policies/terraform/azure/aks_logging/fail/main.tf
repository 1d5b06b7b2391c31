resource "azurerm_kubernetes_cluster" "main" { # finding: terraform.azure.aks_logging
  name                = "aks-main"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "main"
}

resource "azurerm_kubernetes_cluster" "old" {
  name                = "aks-old"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "old"

  addon_profile {
    oms_agent {
      enabled = false # finding: terraform.azure.aks_logging
    }
  }
}

resource "azurerm_kubernetes_cluster" "measured" { # finding: terraform.azure.aks_logging
  name                = "aks-measured"
  location            = azurerm_resource_group.main.location
  resource_group_name = azurerm_resource_group.main.name
  dns_prefix          = "measured"
}

resource "azurerm_monitor_diagnostic_setting" "measured" {
  name                       = "metrics"
  target_resource_id         = azurerm_kubernetes_cluster.measured.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_metric {
    category = "AllMetrics"
  }
}
