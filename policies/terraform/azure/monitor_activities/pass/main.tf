resource "azurerm_monitor_log_profile" "default" {
  name       = "default"
  categories = ["Action", "Delete", "Write"]
  locations  = ["westus", "global"]
}
