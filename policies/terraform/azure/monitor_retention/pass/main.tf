resource "azurerm_monitor_log_profile" "default" {
  name       = "default"
  categories = ["Action", "Delete", "Write"]
  locations  = ["westus", "global"]

  retention_policy {
    enabled = true
    days    = 365
  }
}

resource "azurerm_monitor_log_profile" "forever" {
  name       = "forever"
  categories = ["Action", "Delete", "Write"]
  locations  = ["westus", "global"]

  retention_policy {
    enabled = false
    days    = 0
  }
}
