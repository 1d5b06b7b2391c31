resource "azurerm_linux_web_app" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id

  logs {
    http_logs {
      file_system {
        retention_in_days = 90
        retention_in_mb   = 100
      }
    }
  }
}

resource "azurerm_linux_web_app" "observed" {
  name                = "observed"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  service_plan_id     = azurerm_service_plan.main.id
}

resource "azurerm_monitor_diagnostic_setting" "observed" {
  name                       = "observed"
  target_resource_id         = azurerm_linux_web_app.observed.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "AppServiceHTTPLogs"
  }
}
