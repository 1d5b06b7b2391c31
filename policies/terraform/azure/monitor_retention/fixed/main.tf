resource "azurerm_monitor_log_profile" "default" {
  name       = "default"
  categories = ["Action", "Delete", "Write"]
  locations  = ["westus", "global"]

  retention_policy {
    enabled = true
    days    = 365 # finding: terraform.azure.monitor_retention
  }
}

resource "azurerm_monitor_log_profile" "silent" { # finding: terraform.azure.monitor_retention
  name       = "silent"
  categories = ["Action", "Delete", "Write"]
  locations  = ["westus", "global"]
}
